"""What people type, read in their language: days, durations, answers, facts, JSON."""
