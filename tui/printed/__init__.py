"""What the commands print, for a person or for a program."""
