"""The screens; each has its layout in a .tcss beside it."""
