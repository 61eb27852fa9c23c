from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveryConfig(AppConfig):
    name = "cms.delivery"
    label = "delivery"
    verbose_name = _("delivery")

    def ready(self) -> None:
        from cms.base.preview import shown_by
        from cms.delivery import checks
        from cms.delivery.preview import front_end_address

        checks.register_checks()
        shown_by(front_end_address)
