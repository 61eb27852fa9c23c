"""What the demo says, French and English side by side."""
