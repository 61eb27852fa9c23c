from videos.models.captions import Captions
from videos.models.clip import Clip, ClipRequest
from videos.models.filing import VideoTopic
from videos.models.grant import DownloadGrant
from videos.models.index import VideoIndexPage
from videos.models.page_query import VideoPageQuerySet
from videos.models.pages import VideoPage
from videos.models.preparation import Preparation
from videos.models.rendition import Rendition
from videos.models.shot import Shot
from videos.models.terms import TermsAcceptance, TermsOfUse
from videos.models.video import Video
from videos.models.work import Work

__all__ = [
    "Captions",
    "Clip",
    "ClipRequest",
    "DownloadGrant",
    "Preparation",
    "Rendition",
    "Shot",
    "TermsAcceptance",
    "TermsOfUse",
    "Video",
    "VideoIndexPage",
    "VideoPage",
    "VideoPageQuerySet",
    "VideoTopic",
    "Work",
]
