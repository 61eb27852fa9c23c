"""Addresses of the gate, beside the pages that Wagtail serves under the same prefix."""

app_name = "videos"
urlpatterns: list[object] = []
