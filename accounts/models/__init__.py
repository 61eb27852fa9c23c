"""People, the words of their way to an account, and what is kept of it."""

from accounts.models.audit import AuditEvent, AuditKind
from accounts.models.journey import JourneyMail, JourneyStep
from accounts.models.newsletter import NewsletterConsent, NewsletterSubscription
from accounts.models.people import User, UserManager
from accounts.models.post import MailState, OutgoingMail
from accounts.models.terms import AccountTerms, AccountTermsAcceptance

__all__ = [
    "AccountTerms",
    "AccountTermsAcceptance",
    "AuditEvent",
    "AuditKind",
    "JourneyMail",
    "JourneyStep",
    "MailState",
    "NewsletterConsent",
    "NewsletterSubscription",
    "OutgoingMail",
    "User",
    "UserManager",
]
