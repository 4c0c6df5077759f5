"""What a person has set: the file, its values, the keymap."""
