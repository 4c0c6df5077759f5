"""What the coach knows: questions, tactics and words as data, and the reasoning over them."""
