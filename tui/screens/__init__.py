"""The screens; their layout is in the .tcss files beside them, some of which several share."""
