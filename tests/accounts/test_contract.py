"""What accounts.flows leans on inside allauth. Where one of these fails, read that module against the new version."""

import inspect
import re
import time
from pathlib import Path

import pytest
from allauth.account import app_settings, forms
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows import code_verification, email_verification_by_code, password_reset_by_code
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.account.views import ConfirmEmailVerificationCodeView, ConfirmPasswordResetCodeView
from allauth.core.internal import cryptokit, ratelimit
from allauth.headless.account import views as headless_views
from allauth.mfa import app_settings as mfa_settings
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.views.generic import FormView

from accounts import origins
from accounts.flows import AddressCode, Code, ResetCode
from accounts.limits import ALLAUTHS_OWN
from accounts.models import User
from tests.accounts.journey import PASSWORD, sign_up

ROOT = Path(__file__).parent.parent.parent


def parameters(function) -> list[str]:
    return list(inspect.signature(function).parameters)


@pytest.fixture
def request_of_a_visitor(db):
    request = RequestFactory().post("/fr/account/login/")
    request.session, request.user = Client().session, AnonymousUser()
    return request


def test_only_one_module_of_accounts_imports_what_is_internal_to_codes_and_sign_ins():
    """Second factors and mails have their own; this is about the journey of codes."""
    guarded = re.compile(r"allauth\.account\.internal|allauth\.core\.internal import ratelimit|headless\.internal")
    found = {path.name for path in (ROOT / "accounts").glob("*.py") if guarded.search(path.read_text())}
    assert found == {"flows.py"}


def test_the_state_of_a_code_has_the_keys_that_are_rewritten(db):
    user = User.objects.create_user("ada@example.org", PASSWORD)
    before = time.time()
    state = code_verification.AbstractCodeVerificationProcess.initial_state(user, "ada@example.org")
    assert set(state) == {"at", "failed_attempts", "resend_count", "change_count", "email", "user_id"}
    assert before <= state["at"] <= time.time()
    assert state["failed_attempts"] == 0


def test_a_code_waits_in_the_session_under_the_key_and_with_the_state_that_ours_reads(client: Client, db):
    sign_up(client)
    state = client.session[AddressCode.kept_as]
    assert re.fullmatch(r"\d{6}", state["code"])
    assert set(Login().serialize()) == set(client.session[LOGIN_SESSION_KEY])
    assert {"redirect_url", "signup", "initiated_at"} <= set(client.session[LOGIN_SESSION_KEY])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (AddressCode, email_verification_by_code.EmailVerificationProcess),
        (ResetCode, password_reset_by_code.PasswordResetVerificationProcess),
    ],
)
def test_a_wrong_entry_ends_in_abort_and_nowhere_else(request_of_a_visitor, ours, theirs):
    """Ours keeps the code by overriding abort: the last wrong entry must call it, the ones before persist."""
    assert issubclass(ours, theirs)
    assert parameters(theirs) == ["request", "state", "user"]
    state = ours.initial_state(None, "lea@example.org") | {"code": "123456"}
    code = ours(request=request_of_a_visitor, state=state)
    assert code.max_attempts == 5
    assert code.timeout == settings.CODE_SECONDS
    assert [code.record_invalid_attempt() for _ in range(5)] == [True] * 4 + [False]
    kept = request_of_a_visitor.session[ours.kept_as]
    assert (kept["code"], kept["failed_attempts"]) == ("", 5)
    assert ours.awaited(request_of_a_visitor).is_out_of_tries


def test_the_views_whose_dispatch_is_replaced_do_nothing_in_it_but_find_the_code():
    """Ours set `stage` and `_process` themselves and go straight on to the form."""
    for view, names in (
        (ConfirmEmailVerificationCodeView, ("stage", "_process")),
        (ConfirmPasswordResetCodeView, ("_process",)),
    ):
        assert issubclass(view, FormView)
        source = inspect.getsource(view.dispatch)
        assert set(re.findall(r"self\.(\w+) = ", source)) == set(names)
        assert "rate" not in source, "a limit that ours would lose"
    assert parameters(LoginStageController.enter) == ["request", "stage_key"]
    for method in ("record_invalid_attempt", "abort", "persist", "send", "is_valid"):
        assert hasattr(code_verification.AbstractCodeVerificationProcess, method)
        assert hasattr(Code, method)


def test_headless_views_look_at_the_code_where_ours_is_put_in_place():
    for view in (headless_views.VerifyEmailView, headless_views.ResetPasswordView):
        assert "self.process = None" in inspect.getsource(view.handle)
        assert "self.process" in inspect.getsource(view.get_input_kwargs), "read after handle, before the input"
    assert parameters(headless_views.VerifyEmailView.handle_input) == ["self", "data"]


def test_codes_are_compared_in_constant_time_and_an_empty_one_equals_nothing():
    for place in (cryptokit, forms):
        assert place.compare_user_code is cryptokit.compare_user_code
    assert "secrets.compare_digest" in inspect.getsource(cryptokit.compare_user_code)
    assert cryptokit.compare_user_code(actual="123456", expected="123456")
    for actual, expected in (("", ""), ("123456", ""), ("12345", "123456"), ("é", "123456")):
        assert not cryptokit.compare_user_code(actual=actual, expected=expected)


def test_limits_are_kept_as_times_newest_first_under_the_key_that_ours_computes(request_of_a_visitor, clock):
    start = clock.now
    for _ in range(3):
        ratelimit.consume(request_of_a_visitor, app="allauth.account", action="signup")
        clock.move(1)
    rate = ratelimit.get_rates(app="allauth.account", action="signup")[0]
    key = ratelimit.get_cache_key(request_of_a_visitor, app="allauth.account", action="signup", rate=rate)
    assert cache.get(key) == [start + 2, start + 1, start]
    assert (rate.amount, rate.duration, rate.per) == (20, 60, "ip")


def test_all_that_counts_asks_the_function_that_ours_stands_before(request_of_a_visitor):
    """A limit that went round it would count a visitor's tries as an address's, or fail on the word."""
    assert ratelimit.get_cache_key is origins.cache_key
    assert parameters(ratelimit.get_cache_key) == parameters(origins._allauths_key)
    assert ratelimit.truncate_ip is origins.network
    source = inspect.getsource(ratelimit)
    called = re.findall(
        r"(\w+) = get_cache_key\(\n\s+request, app=app, action=action, rate=rate, key=key, user=user\n", source
    )
    assert called == ["cache_key"] * 2 == ["cache_key"] * source.count("= get_cache_key(")
    assert ratelimit.parse_rate("3/h/visitor").per == origins.VISITOR
    assert {
        kind for rates in settings.ACCOUNT_RATE_LIMITS.values() for kind in re.findall(r"\w+/(\w+)(?:,|$)", rates)
    } == {
        "ip",
        "key",
        "user",
        "visitor",
    }


def test_every_limit_of_allauth_is_known_here():
    """A new one must be told apart: does it send mail, check a code or a password, and who answers how long?"""
    ours = {"enter_code", "search", "newsletter", "export", "invitation"}
    unused = {"change_phone", "verify_phone", "request_login_code"}
    known = set(ALLAUTHS_OWN["allauth.account"]) | ours | unused
    assert set(app_settings.RATE_LIMITS) - set(settings.ACCOUNT_RATE_LIMITS) <= known
    assert set(mfa_settings.RATE_LIMITS) == set(ALLAUTHS_OWN["allauth.mfa"])
    assert not app_settings.LOGIN_BY_CODE_ENABLED


def test_the_adapter_is_asked_where_ours_answers():
    assert parameters(DefaultAccountAdapter.pre_authenticate) == ["self", "request", "credentials"]
    assert parameters(DefaultAccountAdapter.authentication_failed) == ["self", "request", "credentials"]
    assert parameters(DefaultAccountAdapter._get_login_attempts_cache_key) == ["self", "request", "credentials"]
    assert "self.validation_error" in inspect.getsource(DefaultAccountAdapter.pre_authenticate)
    assert "login_failed" in inspect.getsource(DefaultAccountAdapter.pre_authenticate)
