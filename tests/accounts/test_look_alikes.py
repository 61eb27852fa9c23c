"""An address that only looks like another is another: PostgreSQL takes “ı” for “I” where case does not matter."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.models import NewsletterSubscription, User
from accounts.newsletter.services import follow_address
from accounts.selectors import has_verified_email
from tests.factories.passkey import passkey
from tests.factories.people import PASSWORD, person

pytestmark = pytest.mark.django_db
OWN = "edith@insis.example"
LOOK_ALIKES = ["edıth@ınsıs.example", "edith@inſis.example", "ｅdith@insis.example"]


@pytest.fixture
def edith():
    return person(OWN)


@pytest.mark.parametrize("address", LOOK_ALIKES)
def test_it_opens_no_account_even_with_its_password(edith, address):
    passkey(edith)
    visitor = Client()
    answer = visitor.post("/en/account/login/", {"login": address, "password": PASSWORD})
    assert answer.status_code == 200
    assert mail.outbox == []
    assert not {"_auth_user_id", "account_login"} & set(visitor.session.keys())
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(address)
    assert User.objects.get_by_natural_key(OWN.upper()) == edith


def test_it_neither_proves_the_account_s_own_nor_takes_its_newsletter(edith):
    mine = NewsletterSubscription.objects.create(email=LOOK_ALIKES[0], language="fr")
    EmailAddress.objects.filter(user=edith).update(email=LOOK_ALIKES[0])
    assert not has_verified_email(edith)
    NewsletterSubscription.objects.create(email="former@example.org", language="fr", user=edith)
    follow_address(user=edith, email=OWN)
    assert NewsletterSubscription.objects.filter(pk=mine.pk).exists()
