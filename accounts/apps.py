from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import checks, origins, signals
        from accounts.mine import holdings
        from accounts.newsletter import handlers
        from accounts.second_factor import handlers as second_factor

        checks.register_checks()
        origins.count_by_visitor()
        signals.connect()
        handlers.connect()
        second_factor.connect()
        holdings.contribute_all()
