"""An editor writes and submits; a chief editor reads and publishes, at once or at the hour that the editor chose."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Revision, TaskState, Workflow, WorkflowPage
from wagtail.test.utils.form_data import querydict_from_html

from cms.base.housekeeping import publish_scheduled
from home.site import create_site

pytestmark = pytest.mark.django_db


def edit(client, page, *, action: str, **changes):
    """Changes a page in the admin's own form and presses one of its buttons."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = querydict_from_html(client.get(address).content.decode(), form_id="page-edit-form")
    for name, value in changes.items():
        form[name] = value
    form[action] = "1"
    return client.post(address, form, follow=True)


def approve(client, page):
    task = TaskState.objects.get(revision__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return client.post(address, follow=True)


def test_what_an_editor_submits_is_published_by_a_chief_editor(frame, as_, cast, django_capture_on_commit_callbacks):
    editor, chief = as_("Editors"), as_("Chief editors")
    page = frame.videos
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "action-publish" not in form
    assert "action-submit" in form

    with django_capture_on_commit_callbacks(execute=True):
        edit(editor, page, action="action-submit", introduction="Écrite par une rédactrice.")
    page.refresh_from_db()
    assert page.introduction != "Écrite par une rédactrice."
    (message,) = [m for m in mail.outbox if cast["Chief editors"].email in m.to]
    assert page.title in message.subject
    assert page.title in chief.get("/cms/").content.decode(), "it waits on the dashboard"

    approve(chief, page)
    page.refresh_from_db()
    assert page.introduction == "Écrite par une rédactrice."
    assert page.live_revision.user == cast["Editors"]


def test_mails_speak_the_language_of_whoever_gets_them(frame, as_, cast, django_capture_on_commit_callbacks):
    from accounts.services import remember_admin_language

    for user in cast.values():
        remember_admin_language(user=user)
    with django_capture_on_commit_callbacks(execute=True):
        edit(as_("Editors"), frame.videos, action="action-submit", introduction="Neuve.")
        approve(as_("Chief editors"), frame.videos)
    to_chief = next(m for m in mail.outbox if m.to == [cast["Chief editors"].email])
    to_editor = next(m for m in mail.outbox if m.to == [cast["Editors"].email])
    assert "approval" in to_chief.subject
    assert "approuvé" in to_editor.subject


def test_an_editor_s_hour_holds_after_approval(frame, as_):
    page, hour = frame.videos, timezone.localtime() + timedelta(hours=2)
    when = hour.strftime("%Y-%m-%d %H:%M")
    edit(as_("Editors"), page, action="action-submit", introduction="À paraître.", go_live_at=when)
    approve(as_("Chief editors"), page)
    page.refresh_from_db()
    assert page.introduction != "À paraître."
    (revision,) = Revision.objects.filter(approved_go_live_at__isnull=False, object_id=str(page.pk))
    past = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    publish_scheduled()
    page.refresh_from_db()
    assert page.introduction == "À paraître."


def test_a_chief_editor_sends_back_with_a_word(frame, as_):
    page = frame.videos
    edit(as_("Editors"), page, action="action-submit", introduction="Trop courte.")
    task = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", task.pk])
    as_("Chief editors").post(address, {"comment": "Deux phrases, s’il vous plaît."}, follow=True)
    assert "Deux phrases" in as_("Editors").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    page.refresh_from_db()
    assert page.introduction != "Trop courte."


def test_pages_of_both_languages_are_under_the_workflow(frame, english):
    for page in (frame.articles, frame.articles.get_translation(english)):
        assert page.get_workflow().name == "Relecture"


def test_a_newsroom_that_let_editors_publish_goes_on_so_and_gains_chief_editors(frame):
    WorkflowPage.objects.all().delete()
    Workflow.objects.all().delete()
    Group.objects.get(name="Chief editors").delete()
    editors = Group.objects.get(name="Editors")
    root = Page.get_first_root_node()
    publish = GroupPagePermission.objects.filter(permission__codename="publish_page").first().permission
    GroupPagePermission.objects.create(group=editors, page=root, permission=publish)

    create_site()
    create_site()

    assert GroupPagePermission.objects.filter(group=editors, permission=publish).exists()
    chiefs = Group.objects.get(name="Chief editors")
    assert set(editors.permissions.all()) <= set(chiefs.permissions.all())
    assert chiefs.collection_permissions.count() == editors.collection_permissions.count() > 0
    assert Workflow.objects.count() == 1


def test_what_an_administrator_took_away_stays_away(frame):
    Workflow.objects.filter(name="Relecture").delete()
    create_site()
    assert not Workflow.objects.filter(name="Relecture").exists()
