from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from cms.base.site_name import told_by
        from home.shown_site import written_name

        told_by(written_name)
