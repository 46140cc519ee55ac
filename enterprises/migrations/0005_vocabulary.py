from django.db import migrations, models

WORDS = r"""
CREATE MATERIALIZED VIEW enterprises_word AS
SELECT DISTINCT word
FROM enterprises_enterprise, regexp_split_to_table(search_text, '[^[:alnum:]]+') AS word
WHERE length(word) > 2;
CREATE UNIQUE INDEX enterprises_word_once ON enterprises_word (word);
CREATE INDEX enterprises_word_like ON enterprises_word USING gin (word gin_trgm_ops);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0004_indexes_for_staff_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[("word", models.TextField(primary_key=True, serialize=False))],
            options={"db_table": "enterprises_word", "managed": False},
        ),
        migrations.RunSQL(WORDS, "DROP MATERIALIZED VIEW enterprises_word"),
    ]
