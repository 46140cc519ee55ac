"""Spreadsheets people hand in: which files may come in (``kinds``), and what stands in them (``reading``)."""
