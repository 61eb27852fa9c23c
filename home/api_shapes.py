"""What the content API gives of the landing page, section by section, and of what surrounds every page."""

from typing import Literal, TypedDict

from accounts.serializers import Journey
from cms.base.api_shapes import Block, LinkedPage, RichText
from cms.images.serializers import Picture
from videos.api_shapes import EmbeddedVideo, Still


class TextSection(TypedDict):
    heading: str
    text: RichText


class NewestSection(TypedDict):
    """`items_url` is the request that answers with the section's pages."""

    heading: str
    count: int
    items_url: str


class ChosenVideos(TypedDict):
    heading: str
    videos: list[EmbeddedVideo]


class FeatureSection(TypedDict):
    """A picture that leads somewhere; `poster` is the still of the video that it leads to, where it has no picture."""

    eyebrow: str
    heading: str
    text: str
    link_label: str
    url: str | None
    page: LinkedPage | None
    image: Picture | None
    poster: Still | None
    credit: str


class Invitation(TypedDict):
    heading: str
    text: str
    button: str


SectionValue = TextSection | NewestSection | ChosenVideos | FeatureSection | Picture | Invitation
HomeSection = (
    Block[Literal["text"], TextSection]
    | Block[Literal["latest_articles"], NewestSection]
    | Block[Literal["latest_videos"], NewestSection]
    | Block[Literal["chosen_videos"], ChosenVideos]
    | Block[Literal["feature"], FeatureSection]
    | Block[Literal["image"], Picture]
    | Block[Literal["register"], Invitation]
    | Block[Literal["newsletter"], Invitation]
)


class SiteLink(TypedDict):
    """`page` is null where the link leads to no page of the tree."""

    title: str
    url: str
    page: LinkedPage | None


class FooterColumn(TypedDict):
    heading: str
    links: list[SiteLink]


class Contact(TypedDict):
    heading: str
    email: str
    phone: str
    address: str


class Footer(TypedDict):
    text: str
    columns: list[FooterColumn]
    contact: Contact
    legal_line: str


class NotFound(TypedDict):
    """The page for missing addresses."""

    heading: str
    text: str
    links: list[SiteLink]


class SiteWords(TypedDict):
    """What surrounds every page in one language: what editors wrote, else the site's own words."""

    locale: str
    name: str
    description: str
    navigation: list[SiteLink]
    footer: Footer
    not_found: NotFound
    sharing_image: Picture | None
    journey: Journey
