"""What editors, chief editors and translators may do, granted once. Administrators change it as they like."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.models import HomePage

EDITORS, CHIEF_EDITORS, TRANSLATORS = "Editors", "Chief editors", "Translators"


def create_groups(*, root: Page, french: HomePage, english: HomePage, files: Collection) -> None:
    """Editors write in both languages and submit. Translators publish in English, and can find the French originals."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    translators, _ = Group.objects.get_or_create(name=TRANSLATORS)

    _may(editors, ("wagtailadmin", "admin", "access_admin"), ("wagtail_localize", "translation", "submit_translation"))
    for action in ("add", "change", "delete"):
        _may(editors, ("videos", "termsofuse", f"{action}_termsofuse"))
    _may_on_pages(editors, root, "add", "change", "lock")
    for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        _may_on_files(editors, files, app, model, "add", "change", "choose")
    _may_on_files(editors, files, "wagtailmedia", "media", "add", "change")

    _may(translators, ("wagtailadmin", "admin", "access_admin"))
    _may(translators, ("wagtail_localize", "translation", "submit_translation"))
    _may(translators, ("videos", "termsofuse", "change_termsofuse"))
    _may_on_pages(translators, english, "change", "publish")
    # On its own this right lets nobody change or delete a page; with it, the French tree shows in the explorer.
    _may_on_pages(translators, french, "bulk_delete")
    _may_on_files(translators, files, "wagtailimages", "image", "choose")


def create_site_rights() -> None:
    """Editors keep the site's texts and its redirects; translators those texts, in the language that they may edit."""
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    translators, _ = Group.objects.get_or_create(name=TRANSLATORS)
    for action in ("add", "change", "delete"):
        _may(editors, ("wagtailredirects", "redirect", f"{action}_redirect"))
    for group in (editors, translators):
        _may(group, ("home", "sitecontent", "change_sitecontent"))


def create_journey_rights() -> None:
    """Both change and publish the words of the account journey, each in the languages whose pages they may edit."""
    for name in (EDITORS, TRANSLATORS):
        group, _ = Group.objects.get_or_create(name=name)
        for model in ("journeystep", "journeymail"):
            _may(group, *(("accounts", model, f"{action}_{model}") for action in ("change", "publish")))


def create_account_terms_rights() -> None:
    """Chief editors publish the terms of an account and see who accepted them; translators publish their English."""
    for name in (CHIEF_EDITORS, TRANSLATORS):
        group, _ = Group.objects.get_or_create(name=name)
        for action in ("change", "publish"):
            _may(group, ("accounts", "accountterms", f"{action}_accountterms"))
    chiefs = Group.objects.get(name=CHIEF_EDITORS)
    _may(chiefs, ("accounts", "accounttermsacceptance", "view_accounttermsacceptance"))


def ensure_terms_are_published() -> None:
    """Where terms were in force as soon as they were saved, whoever changes them publishes them."""
    if Group.objects.filter(permissions__codename="publish_accountterms").exists():
        return
    for group in Group.objects.filter(permissions__codename="change_accountterms"):
        _may(group, ("accounts", "accountterms", "publish_accountterms"))


def ensure_filing_rights() -> None:
    """Editors keep topics, people and desks; translators translate them. Granted while no group has anything of it."""
    if Permission.objects.filter(content_type__app_label="taxonomy", group__isnull=False).exists():
        return
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    translators, _ = Group.objects.get_or_create(name=TRANSLATORS)
    for model in ("topic", "person", "desk"):
        _may(editors, *(("taxonomy", model, f"{action}_{model}") for action in ("add", "change", "delete")))
        _may(translators, ("taxonomy", model, f"change_{model}"))


def ensure_newsletter_rights() -> None:
    """Editors compose editions, chief editors send them. Granted while no group has anything of it."""
    if Permission.objects.filter(codename__endswith="_newsletteredition", group__isnull=False).exists():
        return
    for name in (EDITORS, CHIEF_EDITORS):
        group, _ = Group.objects.get_or_create(name=name)
        for action in ("add", "change", "delete"):
            _may(group, ("home", "newsletteredition", f"{action}_newsletteredition"))
    _may(Group.objects.get(name=CHIEF_EDITORS), ("home", "newsletteredition", "send_newsletteredition"))


def create_chief_editors(*, root: Page) -> Group | None:
    """Those who publish: all that editors may do by now, and the decision. None where the newsroom has them already."""
    chiefs, new = Group.objects.get_or_create(name=CHIEF_EDITORS)
    if not new:
        return None
    editors, _ = Group.objects.get_or_create(name=EDITORS)
    chiefs.permissions.set(editors.permissions.all())
    _may(chiefs, ("wagtailadmin", "admin", "access_admin"))
    for right in GroupPagePermission.objects.filter(group=editors):
        GroupPagePermission.objects.get_or_create(
            group=chiefs, page_id=right.page_id, permission_id=right.permission_id
        )
    for kept in GroupCollectionPermission.objects.filter(group=editors):
        GroupCollectionPermission.objects.get_or_create(
            group=chiefs, collection_id=kept.collection_id, permission_id=kept.permission_id
        )
    _may_on_pages(chiefs, root, "add", "change", "publish", "lock", "unlock")
    return chiefs


def _permission(app: str, model: str, codename: str) -> Permission:
    """Two of these permissions hang on content types that only a migration makes: an emptied database lacks them."""
    kind, _ = ContentType.objects.get_or_create(app_label=app, model=model)
    permission, _ = Permission.objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )
    return permission


def _may(group: Group, *rights: tuple[str, str, str]) -> None:
    group.permissions.add(*(_permission(*right) for right in rights))


def _may_on_pages(group: Group, page: Page, *actions: str) -> None:
    for action in actions:
        right = _permission("wagtailcore", "page", f"{action}_page")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=right)


def _may_on_files(group: Group, files: Collection, app: str, model: str, *actions: str) -> None:
    for action in actions:
        right = _permission(app, model, f"{action}_{model}")
        GroupCollectionPermission.objects.get_or_create(group=group, collection=files, permission=right)
