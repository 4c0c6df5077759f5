"""What the coach remembers: decisions and check-ins in TinyDB files that survive a power cut."""
