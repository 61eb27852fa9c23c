"""Topics and people in the admin, together, with the languages they exist in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.taxonomy.models import Person, Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "description", LocaleColumn()]
    list_per_page = 50


class PersonViewSet(SnippetViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "role", "organisation", LocaleColumn()]
    list_per_page = 50


class TaxonomyGroup(SnippetViewSetGroup):
    items = (TopicViewSet, PersonViewSet)
    menu_label = _("Topics and people")
    menu_icon = "tag"
    menu_order = 250


register_snippet(TaxonomyGroup)
