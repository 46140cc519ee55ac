"""Pages of trainings: for the organiser, for entrepreneurs, and for anyone who holds a certificate in hand."""
