"""The headless API keeps upright whatever a client sends: requests made from its own specification, right and wrong."""

import json
import traceback
from collections.abc import Callable

import pytest
import schemathesis
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.signals import got_request_exception
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode

from accounts.models import User
from tests.accounts.journey import PASSWORD, sign_up

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]
EXAMPLES = 10
SENDS_A_BODY = ("POST", "PUT", "PATCH", "DELETE")


def nobody(client: Client) -> None:
    """Without a session."""


def awaits_a_code(client: Client) -> None:
    sign_up(client, email="waits@example.org")


def forgot_the_password(client: Client) -> None:
    client.post("/fr/account/password/reset/", {"email": "ada@example.org"})


def signed_in(client: Client) -> None:
    client.force_login(User.objects.get(email="ada@example.org"), "django.contrib.auth.backends.ModelBackend")


STATES: list[Callable[[Client], None]] = [nobody, awaits_a_code, forgot_the_password, signed_in]


@pytest.fixture
def sessions(db) -> dict[str, str]:
    """A session in each state, by the name of the state."""
    ada = User.objects.create_user("ada@example.org", PASSWORD)
    EmailAddress.objects.create(user=ada, email=ada.email, verified=True, primary=True)
    found = {}
    for state in STATES:
        state(client := Client())
        found[state.__name__] = client.session.session_key or ""
    return found


def send(case: Case, session: str) -> int:
    """As a browser sends it, with its cookie, or as an app, with its token."""
    client = Client(raise_request_exception=False)
    headers = {name: str(value) for name, value in (case.headers or {}).items() if str(value).isprintable()}
    if "/app/" in case.formatted_path:
        headers["X-Session-Token"] = session
    elif session:
        client.cookies["sessionid"] = session
    body = (
        case.body if case.method in SENDS_A_BODY and not isinstance(case.body, type(schemathesis.core.NOT_SET)) else ""
    )
    content = body if isinstance(body, bytes) else json.dumps(body, default=str)
    answer = client.generic(case.method, case.formatted_path, content, content_type="application/json", headers=headers)
    return answer.status_code


def requests_of(operation) -> list[st.SearchStrategy[Case]]:
    """From both kinds of client, as the specification has it and against it."""
    kinds = [{"client": name} for name in ("browser", "app")] if "{client}" in operation.path else [None]
    modes = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    return [operation.as_strategy(mode, path_parameters=kind) for kind in kinds for mode in modes]


@pytest.mark.timeout(170)
def test_no_request_of_its_specification_is_a_server_error(sessions, settings_without_limits):
    specification = Client().get("/_allauth/openapi.json").json()
    schema = schemathesis.openapi.from_dict(specification)
    rows = dict(Session.objects.values_list("session_key", "session_data"))
    raised: list[str] = []
    got_request_exception.connect(note := lambda **kwargs: raised.append(traceback.format_exc()))
    failures: dict[str, str] = {}
    answered = 0

    def try_operation(operation) -> None:
        @seed(4)
        @settings(
            max_examples=EXAMPLES,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(
            st.one_of(requests_of(operation)),
            st.sampled_from(sorted(sessions)),
        )
        def attempt(case: Case, state: str) -> None:
            nonlocal answered
            for key, data in rows.items():
                Session.objects.filter(session_key=key).update(session_data=data)
            status = send(case, sessions[state])
            answered += 1
            if status >= 500:
                where = f"{operation.label} as {state}"
                failures.setdefault(where, f"{case.body!r}: {raised[-1] if raised else status}")

        attempt()

    try:
        for found in schema.get_all_operations():
            try_operation(found.ok())
    finally:
        got_request_exception.disconnect(note)
    assert not failures, "\n\n".join(f"{where}: {error[-1500:]}" for where, error in failures.items())
    assert answered > 250


@pytest.fixture
def settings_without_limits(settings) -> None:
    """Limits would answer in place of what stands behind them."""
    settings.ACCOUNT_RATE_LIMITS = False
    settings.MFA_RATE_LIMITS = False
