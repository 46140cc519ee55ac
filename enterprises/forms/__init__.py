"""What people type about enterprises."""
