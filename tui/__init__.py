"""What the coach shows: the app, the plain prompts and the commands."""

__version__ = "0.1.0"
