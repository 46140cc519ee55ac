"""What changes the register. One function for each act; every door calls the same."""
