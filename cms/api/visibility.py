"""Links in rich text to pages that an anonymous reader may not see."""

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from home.visibility import public_pages


class PublicPageLinkHandler(PageLinkHandler):
    """Links in rich text, on the site and in the API: a page that is not public keeps its address to itself."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """The opening tags; an anchor without an address stands where the target is hidden."""
        ids = {int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdecimal()}
        keys = Page.objects.filter(pk__in=ids).values("translation_key")
        shown = set(public_pages(Page.objects.filter(translation_key__in=keys)).values_list("pk", flat=True))
        return [cls._opening_tag(page, shown) for page in cls.get_many(attrs_list)]

    @staticmethod
    def _opening_tag(page: Page | None, shown: set[int]) -> str:
        for target in (page.localized, page) if page else ():
            if target.pk in shown:
                return f'<a href="{escape(target.url)}">'
        return "<a>"
