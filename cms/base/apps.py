from django.apps import AppConfig

from cms.base.checks import register_checks


class BaseConfig(AppConfig):
    name = "cms.base"
    label = "base"

    def ready(self) -> None:
        register_checks()
