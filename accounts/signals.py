"""What follows from a sign-in, and from the words of a translator."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed, password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_in
from django.core.exceptions import ValidationError
from django.db.models.signals import post_save
from django.dispatch import Signal
from django.http import HttpRequest
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from accounts import audit_signals
from accounts import password_reset as after_reset
from accounts.known_device import remember
from accounts.models import JourneyMail, JourneyStep, User
from accounts.services import remember_admin_language
from accounts.variables import check

# Sent with `user` in the transaction that closes an account, just before its row is deleted: each room lets go of what
# it holds about the person, or keeps it without them.
account_closing = Signal()


def greet_in_own_language(sender: type[User], user: User, **kwargs: Any) -> None:
    """The admin opens in the language of whoever signs in."""
    if user.has_perm("wagtailadmin.access_admin"):
        remember_admin_language(user=user)


def know_the_browser(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Also where a new password was given, which made strangers of all browsers, this one among them."""
    remember(request, user.email)


def know_the_browser_of_a_proof(request: HttpRequest, email_address: EmailAddress, **kwargs: Any) -> None:
    """Also where a signed-in person proves another address: that is theirs from now on."""
    remember(request, email_address.email)


def check_translated_variables(sender: type[StringTranslation], instance: StringTranslation, **kwargs: Any) -> None:
    """A translator's words for a step or a mail obey the rules of its editors, however they came in.

    The refusal stands beside the passage at once, and the library uses no words that have one.
    """
    update_fields = kwargs.get("update_fields")
    if instance.context is None or (update_fields is not None and "data" not in update_fields):
        return
    kind = instance.context.object.content_type.model_class()
    if kind not in (JourneyStep, JourneyMail):
        return
    row = kind.objects.filter(translation_key=instance.context.object_id).first()
    if row is None or instance.context.path not in row.piece.parts:
        return
    part, words = instance.context.path, StringValue(instance.data).render_text()
    try:
        check(words, allowed=row.piece.allowed(part))
        kind._meta.get_field(part).run_validators(words)
    except ValidationError as refusal:
        instance.has_error, instance.field_error = True, " ".join(refusal.messages)
        sender.objects.filter(pk=instance.pk).update(has_error=True, field_error=instance.field_error)


def connect() -> None:
    post_save.connect(check_translated_variables, StringTranslation, dispatch_uid="accounts.check_translated_variables")
    user_logged_in.connect(greet_in_own_language, dispatch_uid="accounts.greet_in_own_language")
    user_logged_in.connect(know_the_browser, dispatch_uid="accounts.know_the_browser")
    for given in (password_changed, password_set, password_reset):
        given.connect(know_the_browser, dispatch_uid="accounts.know_the_browser_of_a_password")
    email_confirmed.connect(know_the_browser_of_a_proof, dispatch_uid="accounts.know_the_browser_of_a_proof")
    audit_signals.connect()
    after_reset.connect()
