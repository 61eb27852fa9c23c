"""Commands that print figures, never tests: `make bench` after `make seed-large`."""
