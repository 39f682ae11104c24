"""StateOfPlay -> what a person or program looks at: pure, no clock, no environment."""
