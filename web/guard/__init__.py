"""What stands before every face: who comes in, what they may do and read, and how much of it."""
