import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enterprises", "0007_proofs_of_steps"),
        ("regions", "0001_initial"),
    ]

    operations = [
        # Standings are computed anew within ten minutes.
        migrations.RunSQL("DELETE FROM enterprises_standing", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="standing",
            name="village",
            field=models.ForeignKey(
                default="",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="regions.region",
                verbose_name="village (desa/kelurahan)",
            ),
            preserve_default=False,
        ),
    ]
