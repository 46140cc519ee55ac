import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import partnerships.validators


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_cooperation"),
        ("partnerships", "0008_codes_and_versions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("occasion", models.CharField(max_length=40, verbose_name="occasion")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
            },
        ),
        migrations.AddField(
            model_name="documentrule",
            name="basis",
            field=models.CharField(blank=True, max_length=200, verbose_name="basis"),
        ),
        migrations.AddField(
            model_name="numberpattern",
            name="basis",
            field=models.CharField(blank=True, max_length=200, verbose_name="basis"),
        ),
        migrations.AddField(
            model_name="numberpattern",
            name="governor_unit",
            field=models.CharField(
                default="SETDA",
                help_text="An agreement of an agency bears the agency's short name.",
                max_length=30,
                verbose_name="unit of the Governor's agreements",
            ),
        ),
        migrations.AlterField(
            model_name="documentrule",
            name="move",
            field=models.CharField(
                choices=[
                    ("offer", "Offer"),
                    ("review", "Review by TKKSD"),
                    ("finalise", "Ready to sign"),
                    ("sign", "Signing"),
                ],
                max_length=20,
                verbose_name="before",
            ),
        ),
        migrations.AlterField(
            model_name="numberpattern",
            name="pattern",
            field=models.CharField(
                default="{code}/{serial:03d}/{unit}/{month}/{year}",
                help_text="Places: {code}, {serial} (or {serial:03d} for three figures), {unit}, {month} in Roman figures, {year}.",
                max_length=100,
                validators=[partnerships.validators.number_pattern],
                verbose_name="pattern",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreement",
            trigger=pgtrigger.compiler.Trigger(
                name="agreement_end_sealed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN ((OLD."termination_ground" IS DISTINCT FROM (NEW."termination_ground") OR OLD."terminated_on" IS DISTINCT FROM (NEW."terminated_on")) AND OLD."status" = \'terminated\')',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="fd6fea277a1718e4a1083f208391bf8d2711fd58",
                    operation="UPDATE",
                    pgid="pgtrigger_agreement_end_sealed_e636f",
                    table="partnerships_agreement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="evaluation_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4faef60720755ee1719386a6a718c12123fd342d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_evaluation_kept_139f2",
                    table="partnerships_evaluation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarterreport",
            trigger=pgtrigger.compiler.Trigger(
                name="quarter_sealed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN ((OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."narrative" IS DISTINCT FROM (NEW."narrative") OR OLD."obstacles" IS DISTINCT FROM (NEW."obstacles") OR OLD."plan" IS DISTINCT FROM (NEW."plan") OR OLD."figures" IS DISTINCT FROM (NEW."figures") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id")) AND OLD."status" = \'confirmed\')',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="696f2ee8d7041ea9199ff71d45ded02fafca5cd7",
                    operation="UPDATE",
                    pgid="pgtrigger_quarter_sealed_2fbf4",
                    table="partnerships_quarterreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarterreport",
            trigger=pgtrigger.compiler.Trigger(
                name="quarter_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"status\" = 'confirmed')",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="2ded93eb50170bc3b3cdc18a47ad0e7a41a683dd",
                    operation="DELETE",
                    pgid="pgtrigger_quarter_kept_3eb8f",
                    table="partnerships_quarterreport",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "final", "input", "offered", "review", "revision", "cancelled"]),
                    ("public_code__isnull", False),
                    _connector="OR",
                ),
                name="agreement_signed_is_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "terminated"),
                        ("terminated_on__isnull", False),
                        models.Q(("termination_ground", ""), _negated=True),
                    ),
                    models.Q(models.Q(("status", "terminated"), _negated=True), ("terminated_on__isnull", True)),
                    _connector="OR",
                ),
                name="agreement_ended_early_is_explained",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("council_approved_on__isnull", True), ("council_needed", True), _connector="OR"),
                name="agreement_council_approves_what_it_must",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("renews__isnull", True), models.Q(("renews", models.F("pk")), _negated=True), _connector="OR"
                ),
                name="agreement_extends_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementfile",
            constraint=models.UniqueConstraint(
                fields=("agreement", "kind", "version"), name="agreement_file_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="quarterreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at__isnull", False), ("status", "confirmed")),
                    models.Q(
                        models.Q(("status", "confirmed"), _negated=True),
                        ("confirmed_at__isnull", True),
                        ("figures", []),
                    ),
                    _connector="OR",
                ),
                name="quarter_figures_are_confirmed",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="agreement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="told_of",
                to="partnerships.agreement",
                verbose_name="agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("agreement", "occasion"), name="reminder_once"),
        ),
    ]
