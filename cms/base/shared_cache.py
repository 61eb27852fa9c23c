"""The cache that all processes share: limits are counted in it, and Wagtail keeps there what it need not ask anew."""

import logging
from typing import Any

from django.core.cache.backends.redis import RedisCache

from cms.base.redis_away import AWAY

logger = logging.getLogger(__name__)

# The addresses of the site's roots, the names of languages, copies of pictures: all of it is in the database too.
FOR_SPEED_ALONE = "wagtail"


class SharedCache(RedisCache):
    """Django's. While Redis is away readers do without what is there for speed alone; what counts raises as ever."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        try:
            return super().get(key, default, version)
        except AWAY as reason:
            return self._without(key, reason, default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        every = list(keys)
        try:
            found: dict[Any, Any] = super().get_many(every, version)
        except AWAY as reason:
            for key in every:
                self._without(key, reason)
            return {}
        return found

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        try:
            super().set(key, value, *args, **kwargs)
        except AWAY as reason:
            self._without(key, reason)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """What could not be deleted is told in the log: it lives on for as long as it was kept for."""
        try:
            return bool(super().delete(key, version))
        except AWAY as reason:
            return bool(self._without(key, reason))

    def _without(self, key: Any, reason: Exception, default: Any = None) -> Any:
        if not str(key).startswith(FOR_SPEED_ALONE):
            raise reason
        logger.error("Redis (REDIS_URL) does not answer; %s is done without: %s", key, reason)
        return default
