"""Pictures drawn in code, as layers that move against one another."""
