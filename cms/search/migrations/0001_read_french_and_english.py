from django.db import migrations

CREATE = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH CONFIGURATION newsroom_fr (COPY = pg_catalog.french)",
    "CREATE TEXT SEARCH CONFIGURATION newsroom_en (COPY = pg_catalog.english)",
    "CREATE TEXT SEARCH CONFIGURATION newsroom_plain (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION newsroom_fr ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem",
    "ALTER TEXT SEARCH CONFIGURATION newsroom_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem",
    "ALTER TEXT SEARCH CONFIGURATION newsroom_plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple",
]
DROP = [
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS newsroom_fr, newsroom_en, newsroom_plain",
]


def _run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


def create(apps, schema_editor):
    """PostgreSQL alone: SQLite takes accents off by itself and stems nothing."""
    _run(schema_editor, CREATE)


def drop(apps, schema_editor):
    """The extension stays: others may use it."""
    _run(schema_editor, DROP)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunPython(create, drop)]
