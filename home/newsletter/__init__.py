"""Editions of the newsletter: composing, previewing, sending them, and the report on it."""
