"""Nobody uses up what the owner of an address may try: strangers count where they are, known browsers by themselves."""

from itertools import groupby

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.flows import ratelimit
from accounts.known_device import COOKIE
from accounts.models import User
from tests.accounts.journey import PASSWORD, enter, last_code, sign_in, sign_up, wrong_code

ADA = "ada@example.org"
RESET = "/en/account/password/reset/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    user = User.objects.create_user(ADA, PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def place(number: int) -> dict[str, str]:
    return {"REMOTE_ADDR": f"192.0.2.{number}"}


def guess(client: Client, **origin):
    return client.post("/en/account/login/", {"login": ADA, "password": "nope"}, **origin)


def at_home() -> Client:
    """Ada's own browser, once she signed in and out with it."""
    client = Client(**place(200))
    assert sign_in(client, email=ADA).status_code == 302
    client.post("/fr/account/logout/")
    return client


def test_wrong_passwords_of_a_stranger_leave_the_owner_theirs(ada, clock):
    for _ in range(6):
        refused = guess(Client(), **place(1))
    assert refused.status_code == 429
    assert sign_in(Client(**place(2)), email=ADA).status_code == 302, "from another place, with a browser never seen"


def test_one_stranger_who_goes_on_all_day_leaves_the_owner_theirs(ada, clock):
    tried = 0
    for _ in range(14):
        for _ in range(6):
            tried += guess(Client(), **place(1)).status_code == 200
        clock.move(301)
    assert tried == 20, "ten an hour"
    assert sign_in(Client(**place(2)), email=ADA).status_code == 302


@pytest.mark.parametrize("action", ["login_failed", "reset_password", "confirm_email", "enter_code", "newsletter"])
def test_no_ceiling_is_reached_from_fewer_than_ten_places(action):
    """Whatever the settings say: what one visitor has in the time of a ceiling is a tenth of it at most."""
    rates = ratelimit.get_rates(app="allauth.account", action=action)
    ceilings = [rate for rate in rates if rate.per == "key"]
    assert ceilings
    for ceiling in ceilings:
        within = [rate.amount for rate in rates if rate.per == "visitor" and rate.duration >= ceiling.duration]
        assert ceiling.amount >= 10 * min(within)


def test_guesses_from_many_places_meet_a_ceiling_but_not_a_browser_that_is_known(ada, clock, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed": "2/h/visitor,20/h/key"}
    home = at_home()
    for number in range(1, 21):
        assert guess(Client(), **place(number)).status_code == 200
        clock.move(1)
    refused = guess(Client(), **place(51))
    assert (refused.status_code, refused["Retry-After"]) == (429, str(3600 - 20))
    assert sign_in(Client(**place(52)), email=ADA).status_code == 429, "a browser never seen waits with the strangers"
    assert sign_in(home, email=ADA).status_code == 302


def test_a_known_browser_has_limits_of_its_own_wherever_it_is(ada, clock):
    home = at_home()
    for number in range(5):
        assert guess(home, **place(number)).status_code == 200
    refused = guess(home, **place(9))
    assert (refused.status_code, refused["Retry-After"]) == (429, "300")
    assert sign_in(Client(**place(10)), email=ADA).status_code == 302


def test_codes_and_their_mails_are_counted_in_the_same_way(ada, clock, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "reset_password": "1/10s/visitor,5/d/key"}
    home = at_home()
    for number in (1, 1, 2, 2, 3):
        Client().post(RESET, {"email": ADA}, **place(number))
        clock.move(11)
    assert Client().post(RESET, {"email": ADA}, **place(9)).status_code == 429, "five mails a day to one mailbox"
    assert home.post(RESET, {"email": ADA}).status_code == 302
    for _ in range(5):
        home.post(f"{RESET}confirm/", {"code": wrong_code()})
    clock.move(11)
    home.post(RESET, {"email": ADA})
    assert "/complete/" in home.post(f"{RESET}confirm/", {"code": last_code(ADA)}).url


def test_codes_guessed_from_many_places_meet_a_ceiling_too(ada, clock, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "enter_code": "2/h/visitor,4/d/key"}
    home = at_home()
    for number in (1, 1, 2, 2, 3):
        (stranger := Client(**place(number))).post(RESET, {"email": ADA})
        refused = stranger.post(f"{RESET}confirm/", {"code": wrong_code()})
        clock.move(11)
    assert refused.status_code == 429, "from a third place, the fifth"
    home.post(RESET, {"email": ADA})
    assert "/complete/" in home.post(f"{RESET}confirm/", {"code": last_code(ADA)}).url


def test_known_browsers_of_an_account_share_a_ceiling(ada, clock, settings):
    """Or whoever collects cookies, one at each sign-in, would have tries without end."""
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed": "3/h/visitor,5/h/key"}
    browsers = [at_home() for _ in range(3)]
    tried = [guess(browser).status_code for browser in browsers for _ in range(2)]
    assert tried == [200] * 5 + [429]
    assert sign_in(Client(**place(9)), email=ADA).status_code == 302, "strangers have theirs"


@pytest.mark.parametrize("way", ["changed", "reset"])
def test_a_new_password_makes_strangers_of_all_browsers_but_the_one_it_was_given_in(ada, way):
    old, mine = at_home(), at_home()
    given = f"{PASSWORD}2"
    if way == "changed":
        sign_in(mine, email=ADA)
        data = {"oldpassword": PASSWORD, "password1": given}
        assert mine.post("/en/account/password/change/", data).status_code == 302
    else:
        mine.post(RESET, {"email": ADA})
        mine.post(f"{RESET}confirm/", {"code": last_code(ADA)})
        assert mine.post(f"{RESET}complete/", {"password1": given}).status_code == 302
    ada.refresh_from_db()
    assert ada.check_password(given)
    mine.post("/en/account/logout/")
    for _ in range(5):
        guess(Client(), **place(200))
    assert guess(old).status_code == 429, "it counts with the strangers of its origin"
    assert sign_in(mine, email=ADA, password=given, **place(200)).status_code == 302


def test_what_one_household_holds_is_one_place_and_two_are_two(ada):
    """Whichever way a server writes an address: one that listens on IPv6 writes IPv4 clients as ::ffff:192.0.2.1."""
    tries = [
        *(f"2001:db8:1:{number}::1" for number in range(5)),
        *("2001:db8:1:ff:ffff::1", "2001:db8:1:100::1"),
        *(f"::ffff:192.0.2.{number}" for number in (1, 1, 1, 2)),
        *("192.0.2.1", "192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2"),
    ]
    answers = [guess(Client(), REMOTE_ADDR=address).status_code for address in tries]
    assert [(status, len(list(same))) for status, same in groupby(answers)] == [
        *((200, 5), (429, 1), (200, 7), (429, 1), (200, 1))
    ]


def test_the_cookie_says_nothing_serves_one_account_and_is_new_at_each_sign_in(ada, client: Client):
    assert COOKIE not in sign_in(client, email=ADA, password="nope").cookies
    first = sign_in(client, email=ADA).cookies[COOKIE]
    assert (first["httponly"], first["samesite"], first["path"]) == (True, "Lax", "/")
    assert int(first["max-age"]) == 180 * 24 * 3600
    assert "ada" not in first.value
    client.post("/fr/account/logout/")
    again = sign_in(client, email=ADA).cookies[COOKIE]
    assert again.value.split(":")[0] != first.value.split(":")[0]

    mallory = Client(**place(3))
    User.objects.create_user("mallory@example.org", PASSWORD)
    sign_up(mallory, email="mallory2@example.org")
    proved = enter(mallory, last_code())
    assert COOKIE in proved.cookies, "proving an address counts as well"
    mallory.post("/fr/account/logout/")
    for _ in range(5):
        guess(mallory)
    assert guess(mallory).status_code == 429, "a cookie of one account is none of another"
    forged = Client(**place(3))
    forged.cookies[COOKIE] = again.value[:-1] + ("a" if again.value[-1] != "a" else "b")
    assert guess(forged).status_code == 429


def test_a_browser_that_is_shared_is_known_to_each_who_uses_it(ada):
    bob = User.objects.create_user("bob@example.org", PASSWORD)
    EmailAddress.objects.create(user=bob, email=bob.email, verified=True, primary=True)
    shared = Client(**place(1))
    for email in (ADA, bob.email):
        sign_in(shared, email=email)
        shared.post("/fr/account/logout/")
    for _ in range(6):
        guess(Client(), **place(1))
    assert sign_in(shared, email=ADA).status_code == 302


def test_in_production_the_cookie_is_sent_over_https_alone(ada, client: Client, settings):
    settings.SESSION_COOKIE_SECURE = True
    assert sign_in(client, email=ADA).cookies[COOKIE]["secure"]


def test_signing_in_again_gives_no_more_exports(ada, client: Client):
    """What takes a sign-in is counted by account, for a new cookie begins a new count."""
    answers = []
    for _ in range(2):
        sign_in(client, email=ADA)
        client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
        for _ in range(2):
            answer = client.post("/fr/account/export/")
            answers.append(answer.status_code)
            b"".join(answer)
        client.post("/fr/account/logout/")
    assert answers == [200, 200, 200, 429], "three an hour"
