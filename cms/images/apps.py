from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "cms.images"
    label = "images"

    def ready(self) -> None:
        from cms.images import handlers, metadata

        metadata.register()
        handlers.connect()
