"""Reading registrations and enterprises, for pages and services."""
