"""The lived-in store that `demo` shows."""
