from home.models.edition import EditionDelivery, EditionItem, NewsletterEdition
from home.models.landing import HomePage
from home.models.site_content import SiteContent

__all__ = ["EditionDelivery", "EditionItem", "HomePage", "NewsletterEdition", "SiteContent"]
