"""What is told, in the person's words, alike on screens, in prompts and in commands."""
