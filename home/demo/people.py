"""Who may sign in to a demo newsroom, with passwords that everybody can read: never for the open internet."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.translation import override

from accounts.models import User
from accounts.services import record_address
from accounts.terms import accept_terms, terms_in_force
from home.groups import CHIEF_EDITORS, EDITORS, TRANSLATORS


@dataclass(frozen=True, slots=True)
class DemoLogin:
    role: str
    email: str
    password: str
    language: str
    group: str = ""

    @property
    def is_administrator(self) -> bool:
        return not self.group


DEMO_LOGINS = [
    DemoLogin("editor", "editor@newsroom.example", "Bonjour-Redaction-27", "fr", EDITORS),
    DemoLogin("chief editor", "chief@newsroom.example", "Bouclage-Minuit-26", "fr", CHIEF_EDITORS),
    DemoLogin("translator", "translator@newsroom.example", "Hello-Translator-28", "en", TRANSLATORS),
    DemoLogin("administrator", "admin@newsroom.example", "Gestion-Newsroom-25", "fr"),
]


def create_people() -> dict[str, User]:
    """The accounts of DEMO_LOGINS by role: their address is verified, the terms are accepted; they work at once.

    An account that exists is left as it is.
    """
    return {login.role: _account(login) for login in DEMO_LOGINS}


def _account(login: DemoLogin) -> User:
    existing = User.objects.filter(email=login.email).first()
    if existing:
        return existing
    create = User.objects.create_superuser if login.is_administrator else User.objects.create_user
    user = create(login.email, login.password, language=login.language)
    if login.group:
        user.groups.add(Group.objects.get(name=login.group))
    record_address(user=user, verified=True)
    with override(login.language):
        if terms := terms_in_force():
            accept_terms(user=user, terms=terms)
    return user
