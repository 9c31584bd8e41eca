"""Names: how source languages write them (systems)."""
