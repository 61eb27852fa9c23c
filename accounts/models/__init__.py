"""People, and the words of their way to an account."""

from accounts.models.journey import JourneyMail, JourneyStep
from accounts.models.people import NewsletterSubscription, User, UserManager

__all__ = ["JourneyMail", "JourneyStep", "NewsletterSubscription", "User", "UserManager"]
