"""Report definitions for tests."""
