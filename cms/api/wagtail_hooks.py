from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.api.visibility import PublicPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def hide_links_to_hidden_pages(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)
