import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("dashboard", "0001_initial"),
        ("dashboard", "0002_initial"),
        ("dashboard", "0003_realisation"),
        ("dashboard", "0004_paces"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0003_cooperation"),
        ("partnerships", "0001_squashed_0010_monitoring"),
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="FigureRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(unique=True, verbose_name="day")),
                ("computed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="computed")),
            ],
            options={
                "verbose_name": "computation of figures",
                "verbose_name_plural": "computations of figures",
            },
        ),
        migrations.CreateModel(
            name="Pace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        choices=[
                            ("P1", "Registration"),
                            ("P2", "Training"),
                            ("P3", "Mentoring"),
                            ("P4", "Licences"),
                            ("P5", "Marketing"),
                            ("P6", "Financial reports"),
                            ("P7", "Capital"),
                        ],
                        max_length=2,
                        verbose_name="step",
                    ),
                ),
                ("days", models.PositiveIntegerField(verbose_name="days")),
                ("count", models.PositiveIntegerField(verbose_name="enterprises")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "pace",
                "verbose_name_plural": "paces",
                "constraints": [
                    models.UniqueConstraint(fields=("region", "agency", "step"), name="pace_once", nulls_distinct=False)
                ],
            },
        ),
        migrations.CreateModel(
            name="Realisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.BigIntegerField(verbose_name="done")),
                (
                    "target",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="realisation",
                        to="partnerships.target",
                        verbose_name="target",
                    ),
                ),
            ],
            options={
                "verbose_name": "realisation",
                "verbose_name_plural": "realisations",
            },
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField(verbose_name="day")),
                ("measure", models.CharField(max_length=40, verbose_name="measure")),
                ("value", models.BigIntegerField(verbose_name="value")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="kecamatan",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "indexes": [models.Index(fields=["day", "agency", "measure"], name="figure_read")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "measure", "region", "agency"), name="figure_once", nulls_distinct=False
                    )
                ],
            },
        ),
    ]
