from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"

    def ready(self) -> None:
        from cms.translation import handlers

        handlers.connect()
