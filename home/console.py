"""What the demo's commands say in the terminal, and what they keep quiet about."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_page_log(verbosity: int) -> Iterator[None]:
    """Leaves out Wagtail's line for each step of each page, unless the command was asked to be talkative."""
    logger = logging.getLogger("wagtail")
    before = logger.level
    if verbosity <= 1:
        logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(before)
