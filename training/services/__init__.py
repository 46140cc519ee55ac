"""What changes trainings. One function for each act; every door calls the same."""
