"""What a page announces to the rooms above, so that this one need not know them."""

from django.dispatch import Signal

# Sent with `page` and `revision` before a revision goes live, whoever asked for it. A receiver that raises refuses it.
before_publish = Signal()
