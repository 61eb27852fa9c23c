from home.models.landing import HomePage
from home.models.site_content import SiteContent

__all__ = ["HomePage", "SiteContent"]
