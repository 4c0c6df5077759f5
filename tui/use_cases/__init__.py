"""What can be done, whatever asks for it: a screen, a prompt or a command."""
