from wagtailmedia.forms import BaseMediaForm


class VideoAdminForm(BaseMediaForm):  # type: ignore[misc]  # wagtailmedia ships no types
    """The library's upload form."""
