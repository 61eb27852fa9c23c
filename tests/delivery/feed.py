"""Reading the changes feed as a client does."""

from typing import Any

CHANGES = "/api/v2/changes/"


class Follower:
    """A client that keeps its place in the feed, and takes its first place from where the feed ends."""

    def __init__(self, client: Any) -> None:
        self.client = client
        self.place = self.ask()["meta"]["now"]

    def ask(self, **query: Any) -> dict[str, Any]:
        response = self.client.get(CHANGES, query)
        assert response.status_code == 200, response.content
        answer: dict[str, Any] = response.json()
        return answer

    def news(self, **query: Any) -> list[dict[str, Any]]:
        answer = self.ask(since=self.place, **query)
        self.place = answer["meta"]["next"]
        return answer["items"]

    def of_pages(self) -> dict[tuple[int, str], dict[str, Any]]:
        return {(entry["object_id"], entry["kind"]): entry for entry in self.news() if entry["thing"] == "page"}
