from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from home.desk.attention import Attention


class AttentionPanel(Component):
    """At the top of the admin's first page."""

    name = "attention"
    order = 90
    template_name = "desk/attention.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "sections": Attention(parent_context["request"].user).sections(),
            "csrf_token": parent_context["csrf_token"],
        }
