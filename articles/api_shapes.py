"""What the content API gives of articles: of each, of its body block by block, and of what it leads on to."""

from datetime import date, datetime
from typing import Literal, TypedDict

from articles.models import Correction
from cms.base.api import PageLink
from cms.base.api_shapes import Block, LinkedPage, RichText
from cms.images.serializers import Picture
from videos.api_shapes import EmbeddedVideo


class AnchoredHeading(TypedDict):
    """A heading; `anchor` is the id by which a table of contents leads to it."""

    text: str
    level: int
    anchor: str


class Quote(TypedDict):
    """What somebody said. The role is the one held on that day."""

    text: str
    person: str
    role: str
    organisation: str


class FactBox(TypedDict):
    heading: str
    text: RichText


class TableColumn(TypedDict):
    type: Literal["text", "figure"]
    heading: str


class PlainTable(TypedDict):
    """Words as they are; figures in digits with a decimal point, null where one is missing."""

    caption: str
    columns: list[TableColumn]
    rows: list[list[str | None]]


class Table(PlainTable):
    """A table; `heading_column` says whether the first column names the rows."""

    heading_column: bool


class AttachedDocument(TypedDict):
    id: int
    title: str
    url: str
    file_name: str
    content_type: str
    size_bytes: int | None


class Way(TypedDict):
    """A link to a page of the site, with its addresses, or to another site: then `page` is null."""

    label: str
    url: str | None
    page: LinkedPage | None


class Ways(TypedDict):
    heading: str
    links: list[Way]


BodyBlock = (
    Block[Literal["paragraph"], RichText]
    | Block[Literal["heading"], AnchoredHeading]
    | Block[Literal["subheading"], AnchoredHeading]
    | Block[Literal["quote"], Quote]
    | Block[Literal["image"], Picture]
    | Block[Literal["video"], EmbeddedVideo]
    | Block[Literal["fact_box"], FactBox]
    | Block[Literal["table"], Table]
    | Block[Literal["document"], AttachedDocument]
    | Block[Literal["links"], Ways]
)


class PublicCorrection(TypedDict):
    """What was changed after publication; `label` is the word for `kind` in the language of the page."""

    kind: Correction.Kind
    label: str
    made_at: datetime
    text: str


class ListedArticle(PageLink):
    """What a list says of an article, and where it is."""

    id: int
    title: str
    kicker: str
    standfirst: str
    dateline_place: str
    dateline_date: date | None
