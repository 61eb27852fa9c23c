from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "home.desk"
    label = "desk"

    def ready(self) -> None:
        from home.desk import handlers

        handlers.connect()
