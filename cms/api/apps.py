from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "cms.api"
    label = "content_api"

    def ready(self) -> None:
        from cms.api import followed
        from cms.delivery.feed import handlers

        followed.register()
        handlers.connect()
