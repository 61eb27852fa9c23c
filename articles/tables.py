"""Tables in articles: words are translated cell by cell, figures are written as each language writes them."""

import hashlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class TextCell(blocks.CharBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")


class FigureCell(blocks.DecimalBlock):
    """A number. The page's language decides on its decimal sign and on how its thousands are set apart."""

    def render_basic(self, value: Decimal | None, context: Any = None) -> str:
        return "" if value is None else written(value)

    class Meta:
        icon = "decimal"
        label = _("Number")


class TranslatedTableBlock(TypedTableBlock):
    """Wagtail's typed table. wagtail-localize passes tables over unless they name their passages themselves.

    A passage is known by its words and not by its place: a row that moves keeps its translation, and what stands in
    several cells is translated once.
    """

    text = TextCell(required=False)
    figure = FigureCell(required=False)

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        return [StringSegmentValue(_path(words), words) for words in dict.fromkeys(_words(table))]

    def restore_translated_segments(self, table: TypedTable, segments: list[StringSegmentValue]) -> TypedTable:
        translated = {segment.path: segment.render_text() for segment in segments}
        return _rewritten(table, lambda words: translated.get(_path(words), words))


class TableBlock(blocks.StructBlock):
    table = TranslatedTableBlock(label=_("Table"))
    heading_column = blocks.BooleanBlock(
        label=_("The first column names the rows"),
        required=False,
        help_text=_("Screen readers then repeat its cell with every figure of the row."),
    )

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        headings = [column["heading"] for column in value["table"].columns]
        return {**context, "has_headings": any(headings)}

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


def written(figure: Decimal) -> str:
    """« 1 234,5 » in French, 1,234.5 in English: with the digits that the editor typed."""
    places = max(0, -int(figure.as_tuple().exponent))
    return formats.number_format(figure, places, use_l10n=True, force_grouping=True)


def _words(table: TypedTable) -> Iterator[str]:
    """Every passage of words, from the caption on. A cell of plain digits reads alike in each language."""
    yield from filter(None, [table.caption, *(column["heading"] for column in table.columns)])
    for row in table.row_data:
        for column, value in zip(table.columns, row["values"], strict=True):
            if isinstance(column["block"], TextCell) and value and not value.isdecimal():
                yield value


def _rewritten(table: TypedTable, rewrite: Callable[[str], str]) -> TypedTable:
    return TypedTable(
        columns=[{**column, "heading": rewrite(column["heading"])} for column in table.columns],
        row_data=[
            {
                "values": [
                    rewrite(value) if isinstance(column["block"], TextCell) and value else value
                    for column, value in zip(table.columns, row["values"], strict=True)
                ]
            }
            for row in table.row_data
        ],
        caption=rewrite(table.caption),
    )


def _path(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
