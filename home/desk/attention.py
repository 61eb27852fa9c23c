"""What waits for a person: their drafts, what goes out or comes down soon, films that failed, translations behind."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page, PageLogEntry, Revision, TaskState
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation
from wagtailmedia.permissions import permission_policy as media_policy

from articles.models import ArticlePage
from cms.base.embargo import embargo_models
from cms.base.languages import language_name
from cms.base.templatetags.newsroom import moment
from home.desk.post import failed_mail_row, failed_mails
from home.desk.sections import Row, Section, section
from home.models import HomePage
from videos.models import Preparation, VideoPage, Work

SOON = timedelta(days=7)
TRANSLATED = (HomePage, ArticlePage, VideoPage)


class Attention:
    """For one person. Nothing is named that they may not open; the number of queries does not grow with the rows."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.now = timezone.now()
        self.pages = policy_registry.get_by_type(Page)
        self.editable = self.pages.instances_user_has_permission_for(user, "change").values("pk")
        self.locales = {locale.pk: locale for locale in Locale.objects.all()}

    def sections(self) -> list[Section]:
        """Those that have something to say, the most urgent first."""
        found = [
            section("failed", _("Films that could not be prepared"), "warning", self._failed(), self._failed_row),
            section("mails", _("Mails that were not handed over"), "mail", failed_mails(self.user), failed_mail_row),
            section("embargoes", _("Embargoes that end within a week"), "time", self._embargoes(), self._embargo_row),
            section("scheduled", _("To be published"), "calendar-alt", self._scheduled(), self._scheduled_row),
            section("expiring", _("Coming down within a week"), "calendar-check", self._expiring(), self._expiry_row),
            section(
                "behind",
                _("Translations behind their original"),
                "wagtail-localize-language",
                self._behind(),
                self._behind_row,
            ),
            section(
                "missing",
                _("Published and not yet translated"),
                "wagtail-localize-language",
                self._untranslated(),
                self._untranslated_row,
            ),
            section(
                "own-drafts", _("Your changes that are not published"), "edit", self._drafts(own=True), self._draft_row
            ),
            section(
                "drafts",
                _("Changes of others that are not published"),
                "edit",
                self._drafts(own=False),
                self._draft_row,
            ),
            section("preparing", _("Films being prepared"), "media", self._preparing(), self._preparing_row),
        ]
        return [section for section in found if section.rows]

    def _failed(self) -> Any:
        return self._preparations().filter(status=Work.Status.FAILED).order_by("-finished_at")

    def _preparing(self) -> Any:
        under_way = (Work.Status.WAITING, Work.Status.RUNNING)
        return self._preparations().filter(status__in=under_way).order_by("queued_at")

    def _preparations(self) -> Any:
        films = media_policy.instances_user_has_permission_for(self.user, "change").values("pk")
        return Preparation.objects.filter(version=F("video__version"), video__in=films).select_related("video")

    def _failed_row(self, preparation: Preparation) -> Row:
        film = preparation.video
        edit, retry = reverse("wagtailmedia:edit", args=[film.pk]), reverse("video_admin:retry", args=[film.pk])
        return Row(film.title, edit, preparation.reason_text, retry=retry)

    def _preparing_row(self, preparation: Preparation) -> Row:
        edit = reverse("wagtailmedia:edit", args=[preparation.video_id])
        state = f"{preparation.get_status_display()}, {preparation.percent}\u00a0%"
        return Row(preparation.video.title, edit, state)

    def _mine(self, pages: Any) -> Any:
        return pages.filter(pk__in=self.editable)

    def _embargoes(self) -> list[Any]:
        ending = Q(embargo_until__range=(self.now, self.now + SOON))
        found = [page for kind in embargo_models() for page in self._mine(kind._default_manager.filter(ending))]
        return sorted(found, key=lambda page: page.embargo_until)

    def _embargo_row(self, page: Any) -> Row:
        return self._row(page, _("until %(when)s") % {"when": _moment(page.embargo_until)})

    def _scheduled(self) -> Any:
        due = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            approved_go_live_at__gt=self.now,
        ).annotate(due_page=Cast("object_id", BigIntegerField()))
        when = due.filter(due_page=OuterRef("pk")).order_by("approved_go_live_at").values("approved_go_live_at")[:1]
        return self._mine(Page.objects.annotate(due_at=Subquery(when))).filter(due_at__isnull=False).order_by("due_at")

    def _scheduled_row(self, page: Any) -> Row:
        return self._row(page, _moment(page.due_at))

    def _expiring(self) -> Any:
        return self._mine(Page.objects.filter(live=True, expire_at__range=(self.now, self.now + SOON))).order_by(
            "expire_at"
        )

    def _expiry_row(self, page: Page) -> Row:
        return self._row(page, _moment(page.expire_at))

    def _drafts(self, *, own: bool) -> Any:
        last_touched = Q(latest_revision__user=self.user)
        drafts = Page.objects.filter(last_touched if own else ~last_touched, has_unpublished_changes=True)
        if not own:
            drafts = drafts.exclude(pk__in=self._under_review())
        return self._mine(drafts).select_related("latest_revision__user").order_by("-latest_revision_created_at")

    def _under_review(self) -> Any:
        """What Wagtail lists beside this, under what awaits this person's review."""
        of_pages = TaskState.objects.reviewable_by(self.user).filter(
            workflow_state__base_content_type=ContentType.objects.get_for_model(Page)
        )
        return of_pages.annotate(page=Cast("workflow_state__object_id", BigIntegerField())).values("page")

    def _draft_row(self, page: Page) -> Row:
        author = page.latest_revision.user if page.latest_revision else None
        when = _moment(page.latest_revision_created_at)
        if author is None or author == self.user:
            return self._row(page, when)
        return self._row(page, f"{author.get_full_name() or author}, {when}")

    def _behind(self) -> Any:
        """Translations whose original was published again since its words were last handed to the translators."""
        original = Page.objects.filter(
            translation_key=OuterRef("source__object_id"), locale_id=OuterRef("source__locale_id")
        )
        since = (
            PageLogEntry.objects.filter(
                action__in=("wagtail.publish", "wagtail.publish.scheduled"),
                page__translation_key=OuterRef("source__object_id"),
                page__locale_id=OuterRef("source__locale_id"),
                timestamp__gt=OuterRef("source__last_updated_at"),
            )
            .order_by()
            .values("page")
            .annotate(count=Count("pk"))
            .values("count")
        )
        target = Page.objects.filter(
            pk__in=self.editable,
            translation_key=OuterRef("source__object_id"),
            locale_id=OuterRef("target_locale_id"),
        )
        return (
            Translation.objects.filter(Exists(original), enabled=True)
            .annotate(
                page_id=Subquery(target.values("pk")[:1]),
                page_title=Subquery(target.values("draft_title")[:1]),
                behind=Coalesce(Subquery(since, output_field=IntegerField()), 0),
            )
            .filter(behind__gt=0, page_id__isnull=False)
            .order_by("-behind", "page_id")
        )

    def _behind_row(self, translation: Any) -> Row:
        locale = self.locales[translation.target_locale_id]
        note = ngettext(
            "%(language)s is %(count)d publication behind",
            "%(language)s is %(count)d publications behind",
            translation.behind,
        ) % {"language": language_name(locale.language_code).capitalize(), "count": translation.behind}
        edit = reverse("wagtailadmin_pages:edit", args=[translation.page_id])
        return Row(translation.page_title, edit, note, str(locale))

    def _untranslated(self) -> Any:
        """Published originals without a counterpart in each language, for those who may submit them."""
        if not self.user.has_perm("wagtail_localize.submit_translation"):
            return Page.objects.none()
        kinds = ContentType.objects.get_for_models(*TRANSLATED).values()
        counterparts = (
            Page.objects.filter(translation_key=OuterRef("translation_key"))
            .order_by()
            .values("translation_key")
            .annotate(count=Count("pk"))
            .values("count")
        )
        explorable = self.pages.explorable_instances(self.user).values("pk")
        return (
            Page.objects.filter(pk__in=explorable, live=True, content_type__in=kinds)
            .annotate(languages=Subquery(counterparts, output_field=IntegerField()))
            .filter(languages__lt=len(self.locales))
            .order_by("-first_published_at")
        )

    def _untranslated_row(self, page: Page) -> Row:
        submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        note = _("published %(when)s") % {"when": _moment(page.first_published_at)} if page.first_published_at else ""
        return Row(page.get_admin_display_title(), submit, note, str(self.locales[page.locale_id]))

    def _row(self, page: Page, note: str) -> Row:
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        return Row(page.get_admin_display_title(), edit, note, str(self.locales[page.locale_id]))


def _moment(when: datetime | None) -> str:
    return moment(when) if when else ""
