"""What the coach knows: questions, tactics, letters and words as data, and the pure reasoning over them."""
