"""What is drawn of characters: rooms to scale, plans, large figures, columns."""
