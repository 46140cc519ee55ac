from django.db import migrations

#: Every step done so far rests on the one piece of evidence it was recorded with.
PROVE = """
INSERT INTO enterprises_proof
    (enterprise_id, step, evidence, evidence_id, evidence_text, happened_on, agency_id,
     recorded_by, recorded_at, revoked_at, revoked_reason)
SELECT enterprise_id, step, evidence, evidence_id, evidence_text, achieved_on, agency_id,
       recorded_by, recorded_at, revoked_at, revoked_reason
FROM enterprises_steprecord
"""


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0006_standings")]

    operations = [migrations.RunSQL(PROVE, migrations.RunSQL.noop)]
