"""Reading requests and breaches."""
