import base64
import secrets

from django.db import migrations

# The triggers that keep what was signed are set aside for a moment: nothing of what the papers say changes.
NUMBER_FILES = """
ALTER TABLE partnerships_agreementfile DISABLE TRIGGER USER;
UPDATE partnerships_agreementfile AS file SET version = counted.version
FROM (
    SELECT id, row_number() OVER (PARTITION BY agreement_id, kind ORDER BY uploaded_at, id) AS version
    FROM partnerships_agreementfile
) AS counted
WHERE counted.id = file.id AND file.version <> counted.version;
ALTER TABLE partnerships_agreementfile ENABLE TRIGGER USER;
"""


def give_codes(apps, schema_editor) -> None:
    """A public code, as the signing gives it today, for what was signed before."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("ALTER TABLE partnerships_agreement DISABLE TRIGGER USER")
        cursor.execute(
            "SELECT id FROM partnerships_agreement WHERE public_code IS NULL"
            " AND status IN ('active', 'expired', 'extended', 'terminated')"
        )
        for (pk,) in cursor.fetchall():
            code = base64.b32encode(secrets.token_bytes(10)).decode().lower()
            cursor.execute("UPDATE partnerships_agreement SET public_code = %s WHERE id = %s", [code, pk])
        cursor.execute("ALTER TABLE partnerships_agreement ENABLE TRIGGER USER")


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0007_freezable"),
    ]

    operations = [
        migrations.RunSQL(NUMBER_FILES, migrations.RunSQL.noop),
        migrations.RunPython(give_codes, migrations.RunPython.noop),
    ]
