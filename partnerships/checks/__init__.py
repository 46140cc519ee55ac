"""What must be true before something moves, by noun: each check yields what is wrong and how to mend it."""
