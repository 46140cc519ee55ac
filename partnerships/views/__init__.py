"""Pages of partnerships, by group: reading agreements, drafting, signing and documents, realisation, partners."""
