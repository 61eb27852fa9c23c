"""What a reader of an article is shown besides its own fields, each part in a constant number of queries."""

from typing import TYPE_CHECKING, Any

from articles.embeds import pages_of_links, pages_of_videos
from articles.outline import contents, headings
from articles.related import related_articles, related_videos

if TYPE_CHECKING:
    from articles.models import ArticlePage


def reading(page: "ArticlePage") -> dict[str, Any]:
    """For the template of an article. `blocks` are those of the body, each with its anchor where it is a heading."""
    language = page.locale.language_code
    found = headings(page.body)
    anchors = {heading.block_id: heading.anchor for heading in found}
    return {
        "blocks": [(block, anchors.get(str(block.id), "")) for block in page.body],
        "contents": contents(found),
        "video_pages": pages_of_videos(page.body, language),
        "link_pages": pages_of_links(page.body, language),
        "topics": page.topics,
        "people": page.people,
        "corrections": page.corrections.all(),
        "related_articles": related_articles(page),
        "related_videos": related_videos(page),
    }
