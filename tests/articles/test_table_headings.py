"""What heads a table is a heading, and what is empty is none."""

import pytest

from tests.factories import bilingual


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_table_with_one_heading_has_a_heading_row_and_no_empty_heading(client, newsroom, place):
    columns = [{"type": "text", "heading": "Le seul" if number == place else ""} for number in range(3)]
    table = {"caption": "", "columns": columns, "rows": [{"values": ["", "a", "b"]}]}
    page = bilingual.article(newsroom, body=[("table", {"table": table, "heading_column": True})])
    html = client.get(page.url).content.decode()

    assert html.count("<th") - html.count("<thead") == 1
    assert '<th scope="col" class="cell--text">Le seul</th>' in html
    assert html.split("<thead>")[1].split("</thead>")[0].count("<td></td>") == 2


def test_a_table_without_headings_has_no_heading_row(client, newsroom):
    columns = [{"type": "text", "heading": ""}] * 2
    table = {"caption": "", "columns": columns, "rows": [{"values": ["a", "b"]}]}
    page = bilingual.article(newsroom, body=[("table", {"table": table, "heading_column": False})])

    assert "<thead" not in client.get(page.url).content.decode()
