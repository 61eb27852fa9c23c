from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VideosConfig(AppConfig):
    name = "videos"
    verbose_name = _("videos")

    def ready(self) -> None:
        from accounts.mine.export import contribute
        from accounts.mine.links import contribute_link
        from videos import checks, handlers, mine

        checks.register_checks()
        handlers.connect()
        contribute("downloads", mine.downloads, _("Every file and part that you downloaded, with its digest and when."))
        contribute("clips", mine.clips, _("The parts of films that were cut for you and are still kept."))
        contribute("video_terms", mine.terms, _("Which terms of use of videos you accepted, and when."))
        contribute_link("account_downloads", _("My downloads"), _("Files and parts, with the date of each."))
