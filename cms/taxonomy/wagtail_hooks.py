"""Topics, people and desks in the admin, together, with the languages they exist in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.base.own_language import OwnLanguagePolicy, OwnLanguageViewSet
from cms.taxonomy.models import Desk, Person, Topic


class TopicViewSet(OwnLanguageViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "description", LocaleColumn()]
    list_per_page = 50


class PersonViewSet(OwnLanguageViewSet):
    model = Person
    icon = "user"
    list_display = ["name", "role", "organisation", LocaleColumn()]
    list_per_page = 50


class DeskViewSet(OwnLanguageViewSet):
    model = Desk
    icon = "mail"
    list_display = ["name", "email", "phone", LocaleColumn()]
    list_per_page = 50


class TaxonomyGroup(SnippetViewSetGroup):
    items = (TopicViewSet, PersonViewSet, DeskViewSet)
    menu_label = _("Filing")
    menu_icon = "tag"
    menu_order = 250


for kind in (Topic, Person, Desk):
    register_permission_policy(kind, OwnLanguagePolicy(kind))
register_snippet(TaxonomyGroup)
