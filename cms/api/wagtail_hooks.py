from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.api.documents import may_read_a_page_of, public_documents
from cms.api.visibility import NamedDocumentLinkHandler, PublicPageLinkHandler


@hooks.register("register_rich_text_features", order=10)
def hide_links_to_hidden_pages(features: FeatureRegistry) -> None:
    features.register_link_type(PublicPageLinkHandler)
    features.register_link_type(NamedDocumentLinkHandler)


@hooks.register("before_serve_document")
def hide_documents_of_hidden_pages(document: Any, request: HttpRequest) -> None:
    """A document of drafts alone, or of pages under embargo, does not exist but for those who work here.

    In a collection with a privacy rule, that rule alone decides. Who was let into a page has what it refers to.
    """
    if request.user.has_perm("wagtailadmin.access_admin") or document.collection.get_view_restrictions().exists():
        return
    if not (public_documents().filter(pk=document.pk).exists() or may_read_a_page_of(document, request)):
        raise Http404
