"""Which pages anybody may see, as the rooms above the articles call it."""

from articles.visibility import chosen_pages, public_pages

__all__ = ["chosen_pages", "public_pages"]
