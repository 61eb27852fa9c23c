from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VideosConfig(AppConfig):
    name = "videos"
    verbose_name = _("videos")

    def ready(self) -> None:
        from videos import checks, handlers

        checks.register_checks()
        handlers.connect()
