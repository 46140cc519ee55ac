"""What changes requests, breaches and the data of people."""
