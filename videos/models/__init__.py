from videos.models.clip import Clip, ClipRequest
from videos.models.grant import DownloadGrant
from videos.models.pages import VideoIndexPage, VideoPage, VideoPageQuerySet
from videos.models.preparation import Preparation
from videos.models.rendition import Rendition
from videos.models.terms import TermsAcceptance, TermsOfUse
from videos.models.video import Video
from videos.models.work import Work

__all__ = [
    "Clip",
    "ClipRequest",
    "DownloadGrant",
    "Preparation",
    "Rendition",
    "TermsAcceptance",
    "TermsOfUse",
    "Video",
    "VideoIndexPage",
    "VideoPage",
    "VideoPageQuerySet",
    "Work",
]
