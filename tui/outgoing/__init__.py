"""What leaves for other programs: letters, drafts, invitations, the clipboard."""
