"""Relations between names."""
