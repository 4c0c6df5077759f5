"""What can be talked over in prompts, without a screen: one talk a file."""
