import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.fields
import core.triggers
import enterprises.models.licences
import enterprises.validators
import workflow.lifecycle


class Migration(migrations.Migration):
    replaces = [
        ("enterprises", "0001_initial"),
        ("enterprises", "0002_initial"),
        ("enterprises", "0003_no_stored_status_token"),
        ("enterprises", "0004_indexes_for_staff_lists"),
        ("enterprises", "0005_vocabulary"),
        ("enterprises", "0006_standings"),
        ("enterprises", "0007_proofs_of_steps"),
        ("enterprises", "0008_standing_village"),
        ("enterprises", "0009_engagement_sole_person"),
        ("enterprises", "0010_licences"),
        ("enterprises", "0011_imports"),
        ("enterprises", "0012_consents"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0003_cooperation"),
        ("jobs", "0001_squashed_0003_words_of_status"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                ("word", models.TextField(primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "enterprises_word",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "Uploaded"),
                            ("checked", "Checked"),
                            ("done", "Imported"),
                            ("failed", "Cannot be read"),
                            ("undone", "Undone"),
                        ],
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="handed in")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="imported on")),
                ("file", models.FileField(max_length=200, upload_to="imports/%Y/", verbose_name="file")),
                ("file_name", models.CharField(max_length=150, verbose_name="file name")),
                ("file_size", models.BigIntegerField(verbose_name="file size in bytes")),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("source", models.CharField(max_length=200, verbose_name="where the list comes from")),
                ("sheet", models.PositiveSmallIntegerField(default=0, verbose_name="sheet")),
                ("sheet_name", models.CharField(blank=True, max_length=100, verbose_name="name of the sheet")),
                ("head_row", models.PositiveIntegerField(default=1, verbose_name="row of the headings")),
                ("headings", models.JSONField(blank=True, default=list, verbose_name="headings")),
                ("mapping", models.JSONField(blank=True, default=dict, verbose_name="columns")),
                (
                    "mode",
                    models.CharField(
                        choices=[("all", "All rows or none"), ("good", "The good rows only")],
                        default="all",
                        max_length=4,
                        verbose_name="what to import",
                    ),
                ),
                ("rows_read", models.PositiveIntegerField(default=0, verbose_name="rows read")),
                ("rows_bad", models.PositiveIntegerField(default=0, verbose_name="rows with errors")),
                ("rows_warned", models.PositiveIntegerField(default=0, verbose_name="rows with warnings")),
                ("rows_entered", models.PositiveIntegerField(default=0, verbose_name="enterprises entered")),
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
                    "check_job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="jobs.job",
                        verbose_name="job of the check",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="jobs.job",
                        verbose_name="job",
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
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["created_at", "id"], name="import_created")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "done")), fields=("sha256",), name="import_file_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="import_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{checked:done,checked:uploaded,done:undone,failed:uploaded,uploaded:checked,uploaded:failed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="7edce39ae7ff66a87b59ebbf03559b30381f7119",
                            operation="UPDATE",
                            pgid="pgtrigger_import_moves_b9ddd",
                            table="enterprises_import",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="import_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'uploaded')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="011921af6aeb02452ee5c0c71ed933a8b1c097ff",
                            operation="INSERT",
                            pgid="pgtrigger_import_begins_1ae60",
                            table="enterprises_import",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_importevent" ("agency_id", "check_job_id", "created_at", "file", "file_name", "file_size", "finished_at", "head_row", "headings", "id", "job_id", "mapping", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "rows_bad", "rows_entered", "rows_read", "rows_warned", "sender_id", "sha256", "sheet", "sheet_name", "source", "status") VALUES (NEW."agency_id", NEW."check_job_id", NEW."created_at", NEW."file", NEW."file_name", NEW."file_size", NEW."finished_at", NEW."head_row", NEW."headings", NEW."id", NEW."job_id", NEW."mapping", NEW."mode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."rows_bad", NEW."rows_entered", NEW."rows_read", NEW."rows_warned", NEW."sender_id", NEW."sha256", NEW."sheet", NEW."sheet_name", NEW."source", NEW."status"); RETURN NULL;',
                            hash="41fdc00d83fe1d827319727bc3ae8795b5b7d076",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_51b80",
                            table="enterprises_import",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_importevent" ("agency_id", "check_job_id", "created_at", "file", "file_name", "file_size", "finished_at", "head_row", "headings", "id", "job_id", "mapping", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "rows_bad", "rows_entered", "rows_read", "rows_warned", "sender_id", "sha256", "sheet", "sheet_name", "source", "status") VALUES (NEW."agency_id", NEW."check_job_id", NEW."created_at", NEW."file", NEW."file_name", NEW."file_size", NEW."finished_at", NEW."head_row", NEW."headings", NEW."id", NEW."job_id", NEW."mapping", NEW."mode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."rows_bad", NEW."rows_entered", NEW."rows_read", NEW."rows_warned", NEW."sender_id", NEW."sha256", NEW."sheet", NEW."sheet_name", NEW."source", NEW."status"); RETURN NULL;',
                            hash="73594e6e4a6126b8838d740b1bef15a2d1d30c57",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_21e2a",
                            table="enterprises_import",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_importevent" ("agency_id", "check_job_id", "created_at", "file", "file_name", "file_size", "finished_at", "head_row", "headings", "id", "job_id", "mapping", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "rows_bad", "rows_entered", "rows_read", "rows_warned", "sender_id", "sha256", "sheet", "sheet_name", "source", "status") VALUES (OLD."agency_id", OLD."check_job_id", OLD."created_at", OLD."file", OLD."file_name", OLD."file_size", OLD."finished_at", OLD."head_row", OLD."headings", OLD."id", OLD."job_id", OLD."mapping", OLD."mode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."rows_bad", OLD."rows_entered", OLD."rows_read", OLD."rows_warned", OLD."sender_id", OLD."sha256", OLD."sheet", OLD."sheet_name", OLD."source", OLD."status"); RETURN NULL;',
                            hash="bf068e93d98609322134a0c4b9df50e7c294c636",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f81a9",
                            table="enterprises_import",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="KbliSection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("letter", models.CharField(max_length=1, verbose_name="letter")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
            ],
            options={
                "verbose_name": "KBLI section",
                "verbose_name_plural": "KBLI sections",
                "ordering": ["version", "letter"],
                "constraints": [models.UniqueConstraint(fields=("version", "letter"), name="kbli_section_once")],
            },
        ),
        migrations.CreateModel(
            name="LicenceKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=20, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("purpose", models.CharField(max_length=200, verbose_name="what it is for")),
                (
                    "number_format",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        validators=[enterprises.models.licences.validate_pattern],
                        verbose_name="format of the number",
                    ),
                ),
                ("example", models.CharField(blank=True, max_length=60, verbose_name="example of a number")),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="Empty: it does not expire.", null=True, verbose_name="valid for (years)"
                    ),
                ),
                ("office", models.CharField(max_length=200, verbose_name="where to get it")),
                ("url", models.URLField(blank=True, verbose_name="web address")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100, help_text="In which order to get them.", verbose_name="order"
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of licence",
                "verbose_name_plural": "kinds of licences",
                "ordering": ["order", "name"],
            },
        ),
        migrations.CreateModel(
            name="Owner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nik", core.fields.EncryptedTextField(verbose_name="NIK")),
                ("nik_digest", models.CharField(max_length=64, unique=True)),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                ("sex", models.CharField(choices=[("P", "Female"), ("L", "Male")], max_length=1, verbose_name="sex")),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="mobile phone number")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="owner",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "owner",
                "verbose_name_plural": "owners",
                "ordering": ["full_name", "pk"],
                "indexes": [models.Index(fields=["phone"], name="owner_phone")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_ownerevent" ("birth_date", "email", "full_name", "id", "nik", "nik_digest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sex", "user_id") VALUES (NEW."birth_date", NEW."email", NEW."full_name", NEW."id", NEW."nik", NEW."nik_digest", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."sex", NEW."user_id"); RETURN NULL;',
                            hash="ee417d00a0e715c65aa017a9d343b8c99d6e5dd4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a616c",
                            table="enterprises_owner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_ownerevent" ("birth_date", "email", "full_name", "id", "nik", "nik_digest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sex", "user_id") VALUES (NEW."birth_date", NEW."email", NEW."full_name", NEW."id", NEW."nik", NEW."nik_digest", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."sex", NEW."user_id"); RETURN NULL;',
                            hash="56f7849543e8681927f94db81a7ba69a44265336",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3a00d",
                            table="enterprises_owner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_ownerevent" ("birth_date", "email", "full_name", "id", "nik", "nik_digest", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sex", "user_id") VALUES (OLD."birth_date", OLD."email", OLD."full_name", OLD."id", OLD."nik", OLD."nik_digest", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."sex", OLD."user_id"); RETURN NULL;',
                            hash="1b2dca77e619734a626ebe85da4e755793f14e71",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_28f39",
                            table="enterprises_owner",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=30, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                (
                    "in_order",
                    models.BooleanField(
                        default=False,
                        help_text="Evidence for a later step counts only once the steps before it are done.",
                        verbose_name="one after the other",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="CauseRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cause", models.CharField(max_length=30, unique=True, verbose_name="cause")),
                (
                    "patience",
                    models.PositiveSmallIntegerField(default=30, verbose_name="days until it counts as stuck"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the agency that leads the programme.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="freed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule for a cause of waiting",
                "verbose_name_plural": "rules for causes of waiting",
                "ordering": ["cause"],
            },
        ),
        migrations.CreateModel(
            name="ClassThreshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "business_class",
                    models.CharField(
                        choices=[("micro", "Micro"), ("small", "Small"), ("medium", "Medium"), ("large", "Above UMKM")],
                        max_length=10,
                        verbose_name="class",
                    ),
                ),
                ("max_capital", models.BigIntegerField(verbose_name="business capital up to (Rp)")),
                ("max_turnover", models.BigIntegerField(verbose_name="annual sales up to (Rp)")),
                ("regulation", models.CharField(max_length=200, verbose_name="regulation")),
                ("valid_from", models.DateField(verbose_name="in force since")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force until")),
            ],
            options={
                "verbose_name": "class threshold",
                "verbose_name_plural": "class thresholds",
                "ordering": ["valid_from", "max_turnover"],
                "constraints": [
                    models.UniqueConstraint(fields=("business_class", "valid_from"), name="threshold_once"),
                    models.CheckConstraint(
                        condition=models.Q(("max_capital__gt", 0), ("max_turnover__gt", 0)), name="threshold_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="threshold_dates_ordered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("programme", "Taking part in the programme"),
                            ("directory", "Public directory of UMKM"),
                            ("whatsapp", "Being reached by WhatsApp"),
                            ("okoce", "Sharing with OK OCE and other partners"),
                            ("banks", "Sharing with banks"),
                        ],
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("version", models.CharField(max_length=20, verbose_name="version of the text")),
                ("language", models.CharField(max_length=5, verbose_name="language")),
                ("digest", models.CharField(max_length=64)),
                ("text", models.TextField(verbose_name="text")),
                (
                    "first_shown_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="first agreed to"),
                ),
            ],
            options={
                "verbose_name": "text of a consent",
                "verbose_name_plural": "texts of consents",
                "ordering": ["purpose", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("purpose", "version", "language", "digest"), name="consent_text_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="unchanging",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f63c3e8690a74289918279c0d7de9f3e4ab7b278",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_unchanging_67097",
                            table="enterprises_consenttext",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CompletionRule",
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
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("registration", "Verified registration"),
                            ("certificate", "Training certificate"),
                            ("marketing", "Marketing result"),
                            ("capital", "Capital disbursement"),
                            ("licence", "Verified licences"),
                            ("officer", "Seen by an officer"),
                        ],
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "minimum",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="pieces needed",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="enterprises.programme",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "completion rule",
                "verbose_name_plural": "completion rules",
                "ordering": ["programme", "step", "evidence", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "step", "evidence", "valid_from"),
                        name="completion_rule_once",
                        violation_error_message="There is such a rule from that day on already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minimum__gte", 1)), name="completion_rule_needs_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="completion_rule_dates_ordered",
                        violation_error_message="The last day lies before the first.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("uploaded", "Uploaded"),
                            ("checked", "Checked"),
                            ("done", "Imported"),
                            ("failed", "Cannot be read"),
                            ("undone", "Undone"),
                        ],
                        default="uploaded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="handed in")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="imported on")),
                ("file", models.FileField(max_length=200, upload_to="imports/%Y/", verbose_name="file")),
                ("file_name", models.CharField(max_length=150, verbose_name="file name")),
                ("file_size", models.BigIntegerField(verbose_name="file size in bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("source", models.CharField(max_length=200, verbose_name="where the list comes from")),
                ("sheet", models.PositiveSmallIntegerField(default=0, verbose_name="sheet")),
                ("sheet_name", models.CharField(blank=True, max_length=100, verbose_name="name of the sheet")),
                ("head_row", models.PositiveIntegerField(default=1, verbose_name="row of the headings")),
                ("headings", models.JSONField(blank=True, default=list, verbose_name="headings")),
                ("mapping", models.JSONField(blank=True, default=dict, verbose_name="columns")),
                (
                    "mode",
                    models.CharField(
                        choices=[("all", "All rows or none"), ("good", "The good rows only")],
                        default="all",
                        max_length=4,
                        verbose_name="what to import",
                    ),
                ),
                ("rows_read", models.PositiveIntegerField(default=0, verbose_name="rows read")),
                ("rows_bad", models.PositiveIntegerField(default=0, verbose_name="rows with errors")),
                ("rows_warned", models.PositiveIntegerField(default=0, verbose_name="rows with warnings")),
                ("rows_entered", models.PositiveIntegerField(default=0, verbose_name="enterprises entered")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "check_job",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jobs.job",
                        verbose_name="job of the check",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="jobs.job",
                        verbose_name="job",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.import",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handed in by",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e0935c9b16bf6cd95d30c14b502c79c7e51626ee",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5cab9",
                            table="enterprises_importevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KbliSectionMap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "new",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="came_from",
                        to="enterprises.kblisection",
                        verbose_name="new section",
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="became",
                        to="enterprises.kblisection",
                        verbose_name="old section",
                    ),
                ),
            ],
            options={
                "verbose_name": "KBLI mapping",
                "verbose_name_plural": "KBLI mappings",
                "ordering": ["old", "new"],
                "constraints": [models.UniqueConstraint(fields=("old", "new"), name="kbli_map_once")],
            },
        ),
        migrations.CreateModel(
            name="LicenceNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "is_required",
                    models.BooleanField(
                        default=False,
                        help_text="Step P4 is done once all required kinds are verified.",
                        verbose_name="required",
                    ),
                ),
                ("condition", models.CharField(blank=True, max_length=200, verbose_name="for whom")),
                (
                    "kbli_section",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: every field of business.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="enterprises.kblisection",
                        verbose_name="field of business (KBLI)",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs",
                        to="enterprises.licencekind",
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "licence needed",
                "verbose_name_plural": "licences needed",
                "ordering": ["kind__order", "kbli_section"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "kbli_section"),
                        name="licence_need_once",
                        nulls_distinct=False,
                        violation_error_message="This kind is named for this field of business already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("nik", core.fields.EncryptedTextField(verbose_name="NIK")),
                ("nik_digest", models.CharField(max_length=64)),
                ("full_name", models.CharField(max_length=150, verbose_name="full name")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                ("sex", models.CharField(choices=[("P", "Female"), ("L", "Male")], max_length=1, verbose_name="sex")),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="mobile phone number")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.owner",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8f682c8ec89998db44c1cbcf4426f7ff97a952bc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_afbfd",
                            table="enterprises_ownerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for verification"),
                            ("correction", "Needs correction"),
                            ("verified", "Verified"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("portal", "Portal"), ("assisted", "Helped by an officer"), ("import", "Spreadsheet")],
                        default="portal",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        blank=True, max_length=24, null=True, unique=True, verbose_name="registration number"
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begun")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "nik",
                    core.fields.EncryptedTextField(
                        blank=True, validators=[enterprises.validators.validate_nik], verbose_name="NIK"
                    ),
                ),
                ("nik_digest", models.CharField(blank=True, db_index=True, max_length=64)),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="full name as on the KTP")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("P", "Female"), ("L", "Male")], max_length=1, verbose_name="sex"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="mobile phone number")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("business_name", models.CharField(blank=True, max_length=150, verbose_name="business name")),
                ("main_product", models.CharField(blank=True, max_length=150, verbose_name="main product or service")),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None yet"),
                            ("sole", "Sole proprietorship (perseorangan)"),
                            ("pt_sole", "PT Perorangan"),
                            ("pt", "PT"),
                            ("cv", "CV"),
                            ("cooperative", "Cooperative"),
                        ],
                        max_length=12,
                        verbose_name="legal form",
                    ),
                ),
                (
                    "started_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year the business started"),
                ),
                (
                    "nib",
                    models.CharField(
                        blank=True, max_length=13, validators=[enterprises.validators.validate_nib], verbose_name="NIB"
                    ),
                ),
                (
                    "npwp",
                    core.fields.EncryptedTextField(
                        blank=True, validators=[enterprises.validators.validate_npwp], verbose_name="NPWP"
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street, number, RT/RW")),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        validators=[enterprises.validators.validate_postcode],
                        verbose_name="postcode",
                    ),
                ),
                (
                    "figures_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of the figures"),
                ),
                ("turnover", models.BigIntegerField(blank=True, null=True, verbose_name="annual sales (Rp)")),
                (
                    "capital",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="business capital without land and building (Rp)"
                    ),
                ),
                ("workers_male", models.PositiveIntegerField(blank=True, null=True, verbose_name="male workers")),
                ("workers_female", models.PositiveIntegerField(blank=True, null=True, verbose_name="female workers")),
                ("consented_at", models.DateTimeField(blank=True, null=True, verbose_name="consent given")),
                (
                    "consent_version",
                    models.CharField(blank=True, max_length=20, verbose_name="version of the consent text"),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registrations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "kbli_section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.kblisection",
                        verbose_name="field of business (KBLI)",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="village (desa/kelurahan)",
                    ),
                ),
            ],
            options={
                "verbose_name": "registration",
                "verbose_name_plural": "registrations",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["status", "-submitted_at"], name="registration_queue"),
                    models.Index(fields=["applicant", "-created_at"], name="registration_applicant"),
                    models.Index(fields=["submitted_at", "id"], name="registration_submitted"),
                    models.Index(fields=["business_name", "id"], name="registration_business"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("business_name"), name="gin_trgm_ops"
                        ),
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("full_name"), name="gin_trgm_ops"
                        ),
                        name="registration_search",
                    ),
                    models.Index(fields=["phone"], name="registration_phone"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "draft")),
                        fields=("applicant",),
                        name="registration_one_draft_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "withdrawn"]), ("number__isnull", False), _connector="OR"
                        ),
                        name="registration_filed_has_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("turnover__isnull", True), ("turnover__gte", 0), _connector="OR"),
                            models.Q(("capital__isnull", True), ("capital__gte", 0), _connector="OR"),
                        ),
                        name="registration_money_not_negative",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="registration_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{correction:submitted,correction:withdrawn,draft:submitted,draft:withdrawn,submitted:correction,submitted:refused,submitted:verified,submitted:withdrawn}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="7950f3d43c04c895d15e246c4f5dfd9ec285f44f",
                            operation="UPDATE",
                            pgid="pgtrigger_registration_moves_3773f",
                            table="enterprises_registration",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="registration_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'draft')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="75a7e0ae2d64791b2ff705980d9cb27a3ff11b38",
                            operation="INSERT",
                            pgid="pgtrigger_registration_begins_a44bf",
                            table="enterprises_registration",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_registrationevent" ("applicant_id", "birth_date", "business_name", "capital", "channel", "consent_version", "consented_at", "created_at", "decided_at", "email", "figures_year", "full_name", "id", "kbli_section_id", "legal_form", "main_product", "nib", "nik", "nik_digest", "npwp", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "sex", "started_year", "status", "street", "submitted_at", "turnover", "village_id", "workers_female", "workers_male") VALUES (NEW."applicant_id", NEW."birth_date", NEW."business_name", NEW."capital", NEW."channel", NEW."consent_version", NEW."consented_at", NEW."created_at", NEW."decided_at", NEW."email", NEW."figures_year", NEW."full_name", NEW."id", NEW."kbli_section_id", NEW."legal_form", NEW."main_product", NEW."nib", NEW."nik", NEW."nik_digest", NEW."npwp", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."postcode", NEW."sex", NEW."started_year", NEW."status", NEW."street", NEW."submitted_at", NEW."turnover", NEW."village_id", NEW."workers_female", NEW."workers_male"); RETURN NULL;',
                            hash="9b85524edf109d73f5a405ecf42cf459e3283de9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e928",
                            table="enterprises_registration",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_registrationevent" ("applicant_id", "birth_date", "business_name", "capital", "channel", "consent_version", "consented_at", "created_at", "decided_at", "email", "figures_year", "full_name", "id", "kbli_section_id", "legal_form", "main_product", "nib", "nik", "nik_digest", "npwp", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "sex", "started_year", "status", "street", "submitted_at", "turnover", "village_id", "workers_female", "workers_male") VALUES (NEW."applicant_id", NEW."birth_date", NEW."business_name", NEW."capital", NEW."channel", NEW."consent_version", NEW."consented_at", NEW."created_at", NEW."decided_at", NEW."email", NEW."figures_year", NEW."full_name", NEW."id", NEW."kbli_section_id", NEW."legal_form", NEW."main_product", NEW."nib", NEW."nik", NEW."nik_digest", NEW."npwp", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."postcode", NEW."sex", NEW."started_year", NEW."status", NEW."street", NEW."submitted_at", NEW."turnover", NEW."village_id", NEW."workers_female", NEW."workers_male"); RETURN NULL;',
                            hash="0dfe610f2d6c631512428abf19ae89848a475746",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be66e",
                            table="enterprises_registration",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_registrationevent" ("applicant_id", "birth_date", "business_name", "capital", "channel", "consent_version", "consented_at", "created_at", "decided_at", "email", "figures_year", "full_name", "id", "kbli_section_id", "legal_form", "main_product", "nib", "nik", "nik_digest", "npwp", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "postcode", "sex", "started_year", "status", "street", "submitted_at", "turnover", "village_id", "workers_female", "workers_male") VALUES (OLD."applicant_id", OLD."birth_date", OLD."business_name", OLD."capital", OLD."channel", OLD."consent_version", OLD."consented_at", OLD."created_at", OLD."decided_at", OLD."email", OLD."figures_year", OLD."full_name", OLD."id", OLD."kbli_section_id", OLD."legal_form", OLD."main_product", OLD."nib", OLD."nik", OLD."nik_digest", OLD."npwp", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."postcode", OLD."sex", OLD."started_year", OLD."status", OLD."street", OLD."submitted_at", OLD."turnover", OLD."village_id", OLD."workers_female", OLD."workers_male"); RETURN NULL;',
                            hash="d4d9ec1bf75f097d1f07cf8fb1232c819f72d7b3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07bba",
                            table="enterprises_registration",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=20, unique=True, verbose_name="register number")),
                ("name", models.CharField(max_length=150, verbose_name="business name")),
                ("main_product", models.CharField(max_length=150, verbose_name="main product or service")),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("none", "None yet"),
                            ("sole", "Sole proprietorship (perseorangan)"),
                            ("pt_sole", "PT Perorangan"),
                            ("pt", "PT"),
                            ("cv", "CV"),
                            ("cooperative", "Cooperative"),
                        ],
                        max_length=12,
                        verbose_name="legal form",
                    ),
                ),
                ("started_year", models.PositiveSmallIntegerField(verbose_name="year the business started")),
                ("nib", models.CharField(blank=True, max_length=13, null=True, unique=True, verbose_name="NIB")),
                ("npwp", core.fields.EncryptedTextField(blank=True, verbose_name="NPWP")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street, number, RT/RW")),
                ("postcode", models.CharField(blank=True, max_length=5, verbose_name="postcode")),
                (
                    "business_class",
                    models.CharField(
                        choices=[("micro", "Micro"), ("small", "Small"), ("medium", "Medium"), ("large", "Above UMKM")],
                        max_length=10,
                        verbose_name="class",
                    ),
                ),
                (
                    "class_basis",
                    models.CharField(
                        choices=[("capital", "Business capital"), ("turnover", "Annual sales")],
                        max_length=10,
                        verbose_name="decided by",
                    ),
                ),
                ("class_amount", models.BigIntegerField(verbose_name="deciding amount (Rp)")),
                (
                    "registered_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="in the register since"),
                ),
                ("search_text", models.CharField(editable=False, max_length=460)),
                (
                    "class_rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.classthreshold",
                        verbose_name="class rule",
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="facilitator (pendamping)",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="village (desa/kelurahan)",
                    ),
                ),
                (
                    "kbli_section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enterprises",
                        to="enterprises.kblisection",
                        verbose_name="field of business (KBLI)",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enterprises",
                        to="enterprises.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="enterprises.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "registration",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enterprise",
                        to="enterprises.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "enterprise",
                "verbose_name_plural": "enterprises",
                "ordering": ["-pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("search_text", name="gin_trgm_ops"),
                        name="enterprise_search",
                    ),
                    models.Index(fields=["name", "id"], name="enterprise_name"),
                    models.Index(fields=["registered_on", "id"], name="enterprise_registered"),
                    models.Index(fields=["business_class", "id"], name="enterprise_class"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("class_amount__gte", 0)), name="enterprise_amount_not_negative"
                    ),
                    models.UniqueConstraint(
                        models.F("owner"),
                        django.db.models.functions.text.Upper("name"),
                        name="enterprise_once_per_owner",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_enterpriseevent" ("business_class", "class_amount", "class_basis", "class_rule_id", "facilitator_id", "id", "kbli_section_id", "legal_form", "main_product", "name", "nib", "npwp", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "programme_id", "registered_on", "registration_id", "search_text", "started_year", "street", "village_id") VALUES (NEW."business_class", NEW."class_amount", NEW."class_basis", NEW."class_rule_id", NEW."facilitator_id", NEW."id", NEW."kbli_section_id", NEW."legal_form", NEW."main_product", NEW."name", NEW."nib", NEW."npwp", NEW."number", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postcode", NEW."programme_id", NEW."registered_on", NEW."registration_id", NEW."search_text", NEW."started_year", NEW."street", NEW."village_id"); RETURN NULL;',
                            hash="2c9c02c9d8c972bd8a5f91337ebcc7eeeabb42c5",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_079c7",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_enterpriseevent" ("business_class", "class_amount", "class_basis", "class_rule_id", "facilitator_id", "id", "kbli_section_id", "legal_form", "main_product", "name", "nib", "npwp", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "programme_id", "registered_on", "registration_id", "search_text", "started_year", "street", "village_id") VALUES (NEW."business_class", NEW."class_amount", NEW."class_basis", NEW."class_rule_id", NEW."facilitator_id", NEW."id", NEW."kbli_section_id", NEW."legal_form", NEW."main_product", NEW."name", NEW."nib", NEW."npwp", NEW."number", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postcode", NEW."programme_id", NEW."registered_on", NEW."registration_id", NEW."search_text", NEW."started_year", NEW."street", NEW."village_id"); RETURN NULL;',
                            hash="f9f4484e1ef2a73b7288f22240a0fc8ed480d640",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_11bf5",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_enterpriseevent" ("business_class", "class_amount", "class_basis", "class_rule_id", "facilitator_id", "id", "kbli_section_id", "legal_form", "main_product", "name", "nib", "npwp", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "programme_id", "registered_on", "registration_id", "search_text", "started_year", "street", "village_id") VALUES (OLD."business_class", OLD."class_amount", OLD."class_basis", OLD."class_rule_id", OLD."facilitator_id", OLD."id", OLD."kbli_section_id", OLD."legal_form", OLD."main_product", OLD."name", OLD."nib", OLD."npwp", OLD."number", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."postcode", OLD."programme_id", OLD."registered_on", OLD."registration_id", OLD."search_text", OLD."started_year", OLD."street", OLD."village_id"); RETURN NULL;',
                            hash="0dcb470cf19168b383542409e6a5d80232997a6a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dc699",
                            table="enterprises_enterprise",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegistrationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for verification"),
                            ("correction", "Needs correction"),
                            ("verified", "Verified"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("portal", "Portal"), ("assisted", "Helped by an officer"), ("import", "Spreadsheet")],
                        default="portal",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=24, null=True, verbose_name="registration number")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begun")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "nik",
                    core.fields.EncryptedTextField(
                        blank=True, validators=[enterprises.validators.validate_nik], verbose_name="NIK"
                    ),
                ),
                ("nik_digest", models.CharField(blank=True, max_length=64)),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="full name as on the KTP")),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("P", "Female"), ("L", "Male")], max_length=1, verbose_name="sex"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="mobile phone number")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("business_name", models.CharField(blank=True, max_length=150, verbose_name="business name")),
                ("main_product", models.CharField(blank=True, max_length=150, verbose_name="main product or service")),
                (
                    "legal_form",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None yet"),
                            ("sole", "Sole proprietorship (perseorangan)"),
                            ("pt_sole", "PT Perorangan"),
                            ("pt", "PT"),
                            ("cv", "CV"),
                            ("cooperative", "Cooperative"),
                        ],
                        max_length=12,
                        verbose_name="legal form",
                    ),
                ),
                (
                    "started_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year the business started"),
                ),
                (
                    "nib",
                    models.CharField(
                        blank=True, max_length=13, validators=[enterprises.validators.validate_nib], verbose_name="NIB"
                    ),
                ),
                (
                    "npwp",
                    core.fields.EncryptedTextField(
                        blank=True, validators=[enterprises.validators.validate_npwp], verbose_name="NPWP"
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street, number, RT/RW")),
                (
                    "postcode",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        validators=[enterprises.validators.validate_postcode],
                        verbose_name="postcode",
                    ),
                ),
                (
                    "figures_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of the figures"),
                ),
                ("turnover", models.BigIntegerField(blank=True, null=True, verbose_name="annual sales (Rp)")),
                (
                    "capital",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="business capital without land and building (Rp)"
                    ),
                ),
                ("workers_male", models.PositiveIntegerField(blank=True, null=True, verbose_name="male workers")),
                ("workers_female", models.PositiveIntegerField(blank=True, null=True, verbose_name="female workers")),
                ("consented_at", models.DateTimeField(blank=True, null=True, verbose_name="consent given")),
                (
                    "consent_version",
                    models.CharField(blank=True, max_length=20, verbose_name="version of the consent text"),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="applicant",
                    ),
                ),
                (
                    "kbli_section",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.kblisection",
                        verbose_name="field of business (KBLI)",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.registration",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="village (desa/kelurahan)",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f69b1db0ba89815afcb2ebf88a988254588f24e1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5f629",
                            table="enterprises_registrationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("programme", "Taking part in the programme"),
                            ("directory", "Public directory of UMKM"),
                            ("whatsapp", "Being reached by WhatsApp"),
                            ("okoce", "Sharing with OK OCE and other partners"),
                            ("banks", "Sharing with banks"),
                        ],
                        default="programme",
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("text_version", models.CharField(max_length=20, verbose_name="version of the text")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                (
                    "channel",
                    models.CharField(
                        choices=[("portal", "Portal"), ("assisted", "Helped by an officer"), ("import", "Spreadsheet")],
                        default="portal",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="enterprises.consenttext",
                        verbose_name="text shown",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="enterprises.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="consents",
                        to="enterprises.registration",
                        verbose_name="given with the registration",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["-given_at", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=["purpose", "owner"],
                        name="consent_standing",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("person__isnull", False), ("owner__isnull", False), _connector="OR"),
                        name="consent_is_somebodys",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("person__isnull", False), ("withdrawn_at__isnull", True)),
                        fields=("person", "purpose"),
                        name="consent_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True), ("withdrawn_at__gte", models.F("given_at")), _connector="OR"
                        ),
                        name="consent_withdrawn_after_given",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_consentevent" ("channel", "given_at", "id", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "registration_id", "text_id", "text_version", "withdrawn_at") VALUES (NEW."channel", NEW."given_at", NEW."id", NEW."owner_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."registration_id", NEW."text_id", NEW."text_version", NEW."withdrawn_at"); RETURN NULL;',
                            hash="3926aafe7fa471683bac0c2bcabfd7c9a1705d10",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e230",
                            table="enterprises_consent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_consentevent" ("channel", "given_at", "id", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "registration_id", "text_id", "text_version", "withdrawn_at") VALUES (NEW."channel", NEW."given_at", NEW."id", NEW."owner_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."registration_id", NEW."text_id", NEW."text_version", NEW."withdrawn_at"); RETURN NULL;',
                            hash="98b40c99f3c488f8515e9afedee8348fa194ee85",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_80c93",
                            table="enterprises_consent",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_consentevent" ("channel", "given_at", "id", "owner_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "registration_id", "text_id", "text_version", "withdrawn_at") VALUES (OLD."channel", OLD."given_at", OLD."id", OLD."owner_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."registration_id", OLD."text_id", OLD."text_version", OLD."withdrawn_at"); RETURN NULL;',
                            hash="1576439af9fd843256c6996bf4d1fc0070506460",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e6f5c",
                            table="enterprises_consent",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateTimeField(default=django.utils.timezone.now, verbose_name="since")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "sole_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought about by one person",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="engagements",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement",
                "verbose_name_plural": "engagements",
                "indexes": [models.Index(fields=["agency", "enterprise"], name="engagement_agency")],
                "constraints": [models.UniqueConstraint(fields=("enterprise", "agency"), name="engagement_once")],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=20, verbose_name="register number")),
                ("name", models.CharField(max_length=150, verbose_name="business name")),
                ("main_product", models.CharField(max_length=150, verbose_name="main product or service")),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("none", "None yet"),
                            ("sole", "Sole proprietorship (perseorangan)"),
                            ("pt_sole", "PT Perorangan"),
                            ("pt", "PT"),
                            ("cv", "CV"),
                            ("cooperative", "Cooperative"),
                        ],
                        max_length=12,
                        verbose_name="legal form",
                    ),
                ),
                ("started_year", models.PositiveSmallIntegerField(verbose_name="year the business started")),
                ("nib", models.CharField(blank=True, max_length=13, null=True, verbose_name="NIB")),
                ("npwp", core.fields.EncryptedTextField(blank=True, verbose_name="NPWP")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street, number, RT/RW")),
                ("postcode", models.CharField(blank=True, max_length=5, verbose_name="postcode")),
                (
                    "business_class",
                    models.CharField(
                        choices=[("micro", "Micro"), ("small", "Small"), ("medium", "Medium"), ("large", "Above UMKM")],
                        max_length=10,
                        verbose_name="class",
                    ),
                ),
                (
                    "class_basis",
                    models.CharField(
                        choices=[("capital", "Business capital"), ("turnover", "Annual sales")],
                        max_length=10,
                        verbose_name="decided by",
                    ),
                ),
                ("class_amount", models.BigIntegerField(verbose_name="deciding amount (Rp)")),
                (
                    "registered_on",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="in the register since"),
                ),
                ("search_text", models.CharField(editable=False, max_length=460)),
                (
                    "class_rule",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.classthreshold",
                        verbose_name="class rule",
                    ),
                ),
                (
                    "facilitator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="facilitator (pendamping)",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.enterprise",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="village (desa/kelurahan)",
                    ),
                ),
                (
                    "kbli_section",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.kblisection",
                        verbose_name="field of business (KBLI)",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.registration",
                        verbose_name="registration",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="37342c9d6a78af824ebeb30b0279d74674ed2d4b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5017",
                            table="enterprises_enterpriseevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("good", "Good"), ("warned", "With a warning"), ("bad", "With errors")],
                        default="good",
                        max_length=6,
                        verbose_name="found",
                    ),
                ),
                ("content", core.fields.EncryptedTextField(blank=True, verbose_name="content")),
                ("errors", models.JSONField(blank=True, default=list, verbose_name="errors")),
                ("warnings", models.JSONField(blank=True, default=list, verbose_name="warnings")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="enterprises.import",
                        verbose_name="import",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of an import",
                "ordering": ["number", "pk"],
                "indexes": [models.Index(fields=["batch", "number", "id"], name="imported_row_number")],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="imported_row_once")],
            },
        ),
        migrations.CreateModel(
            name="Licence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=60, verbose_name="number")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("declared", "Waiting to be checked"),
                            ("verified", "Verified"),
                            ("refused", "Refused"),
                            ("expired", "Expired"),
                        ],
                        default="declared",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("file", models.FileField(blank=True, max_length=200, upload_to="licences/%Y/", verbose_name="file")),
                ("file_name", models.CharField(blank=True, max_length=150, verbose_name="file name")),
                ("content_type", models.CharField(blank=True, max_length=100, verbose_name="type")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="licences",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given by",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="licences",
                        to="enterprises.licencekind",
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "licence",
                "verbose_name_plural": "licences",
                "ordering": ["kind__order", "-pk"],
                "indexes": [
                    models.Index(fields=["given_at", "id"], name="licence_given"),
                    models.Index(fields=["status", "given_at"], name="licence_queue"),
                    models.Index(
                        condition=models.Q(("status", "verified")), fields=["expires_on"], name="licence_expiry"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["declared", "verified"])),
                        fields=("enterprise", "kind", "number"),
                        name="licence_once_each",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "verified")),
                        fields=("kind", "number"),
                        name="licence_number_verified_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="licence_has_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires_on__isnull", True),
                            ("issued_on__isnull", True),
                            ("expires_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="licence_dates_ordered",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="licence_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{declared:expired,declared:refused,declared:verified,verified:expired,verified:refused}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="0179e1770f7527d01cb47e86bbc565bf026e651e",
                            operation="UPDATE",
                            pgid="pgtrigger_licence_moves_2e3bd",
                            table="enterprises_licence",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="licence_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'declared')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="3465f30653f44f1618b8c438888504d9b476aaf2",
                            operation="INSERT",
                            pgid="pgtrigger_licence_begins_11db8",
                            table="enterprises_licence",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_licenceevent" ("content_type", "decided_at", "enterprise_id", "expires_on", "file", "file_name", "given_at", "given_by_id", "id", "issued_on", "kind_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sha256", "size", "status") VALUES (NEW."content_type", NEW."decided_at", NEW."enterprise_id", NEW."expires_on", NEW."file", NEW."file_name", NEW."given_at", NEW."given_by_id", NEW."id", NEW."issued_on", NEW."kind_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."sha256", NEW."size", NEW."status"); RETURN NULL;',
                            hash="1b84efbe93bbbcab9fad0c63265fada1116305a6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aa2a0",
                            table="enterprises_licence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_licenceevent" ("content_type", "decided_at", "enterprise_id", "expires_on", "file", "file_name", "given_at", "given_by_id", "id", "issued_on", "kind_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sha256", "size", "status") VALUES (NEW."content_type", NEW."decided_at", NEW."enterprise_id", NEW."expires_on", NEW."file", NEW."file_name", NEW."given_at", NEW."given_by_id", NEW."id", NEW."issued_on", NEW."kind_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."sha256", NEW."size", NEW."status"); RETURN NULL;',
                            hash="bf4fc86a73a8d3e29c34e77420d15a2c2b78d487",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_057d5",
                            table="enterprises_licence",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_licenceevent" ("content_type", "decided_at", "enterprise_id", "expires_on", "file", "file_name", "given_at", "given_by_id", "id", "issued_on", "kind_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "sha256", "size", "status") VALUES (OLD."content_type", OLD."decided_at", OLD."enterprise_id", OLD."expires_on", OLD."file", OLD."file_name", OLD."given_at", OLD."given_by_id", OLD."id", OLD."issued_on", OLD."kind_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."sha256", OLD."size", OLD."status"); RETURN NULL;',
                            hash="eedf5ab63fe1e6da6d606d660ef29a2df21a21a6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6512a",
                            table="enterprises_licence",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Proof",
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
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("registration", "Verified registration"),
                            ("certificate", "Training certificate"),
                            ("marketing", "Marketing result"),
                            ("capital", "Capital disbursement"),
                            ("licence", "Verified licences"),
                            ("officer", "Seen by an officer"),
                        ],
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                ("evidence_id", models.BigIntegerField(blank=True, null=True, verbose_name="number of the evidence")),
                ("evidence_text", models.CharField(blank=True, max_length=300, verbose_name="evidence in words")),
                ("happened_on", models.DateField(verbose_name="day")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                ("revoked_reason", models.TextField(blank=True, verbose_name="reason of revocation")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="helped by",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of evidence",
                "verbose_name_plural": "evidence",
                "ordering": ["happened_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=["enterprise", "step"],
                        name="proof_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("evidence_id__isnull", False), ("revoked_at__isnull", True)),
                        fields=("enterprise", "step", "evidence", "evidence_id"),
                        name="proof_once_while_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at__isnull", True),
                            models.Q(("revoked_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="proof_revoked_with_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_proofevent" ("agency_id", "enterprise_id", "evidence", "evidence_id", "evidence_text", "happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "revoked_at", "revoked_reason", "step") VALUES (NEW."agency_id", NEW."enterprise_id", NEW."evidence", NEW."evidence_id", NEW."evidence_text", NEW."happened_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by", NEW."revoked_at", NEW."revoked_reason", NEW."step"); RETURN NULL;',
                            hash="c13da3734f405e36c0b8670bc6651d182440fe69",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6a1fd",
                            table="enterprises_proof",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_proofevent" ("agency_id", "enterprise_id", "evidence", "evidence_id", "evidence_text", "happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "revoked_at", "revoked_reason", "step") VALUES (NEW."agency_id", NEW."enterprise_id", NEW."evidence", NEW."evidence_id", NEW."evidence_text", NEW."happened_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by", NEW."revoked_at", NEW."revoked_reason", NEW."step"); RETURN NULL;',
                            hash="45a17a4c93ad9bfc4ac1446da7339c196386e0de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1a33d",
                            table="enterprises_proof",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_proofevent" ("agency_id", "enterprise_id", "evidence", "evidence_id", "evidence_text", "happened_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "revoked_at", "revoked_reason", "step") VALUES (OLD."agency_id", OLD."enterprise_id", OLD."evidence", OLD."evidence_id", OLD."evidence_text", OLD."happened_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by", OLD."revoked_at", OLD."revoked_reason", OLD."step"); RETURN NULL;',
                            hash="1e6160d4e26ddbeb5eeed984f4886944f4ff59e8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6c1cc",
                            table="enterprises_proof",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StepRecord",
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
                ("achieved_on", models.DateField(verbose_name="done on")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("registration", "Verified registration"),
                            ("certificate", "Training certificate"),
                            ("marketing", "Marketing result"),
                            ("capital", "Capital disbursement"),
                            ("licence", "Verified licences"),
                            ("officer", "Seen by an officer"),
                        ],
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                ("evidence_id", models.BigIntegerField(blank=True, null=True, verbose_name="number of the evidence")),
                ("evidence_text", models.CharField(blank=True, max_length=300, verbose_name="evidence in words")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                ("revoked_reason", models.TextField(blank=True, verbose_name="reason of revocation")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="helped by",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "step done",
                "verbose_name_plural": "steps done",
                "ordering": ["step", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=["step", "enterprise"],
                        name="step_standing",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("enterprise", "step"),
                        name="step_once_while_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at__isnull", True),
                            models.Q(("revoked_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="step_revoked_with_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_steprecordevent" ("achieved_on", "agency_id", "enterprise_id", "evidence", "evidence_id", "evidence_text", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "revoked_at", "revoked_reason", "step") VALUES (NEW."achieved_on", NEW."agency_id", NEW."enterprise_id", NEW."evidence", NEW."evidence_id", NEW."evidence_text", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by", NEW."revoked_at", NEW."revoked_reason", NEW."step"); RETURN NULL;',
                            hash="5ba5827ca5c01ec8666f935aa3754db895bd9d8a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f5955",
                            table="enterprises_steprecord",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_steprecordevent" ("achieved_on", "agency_id", "enterprise_id", "evidence", "evidence_id", "evidence_text", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "revoked_at", "revoked_reason", "step") VALUES (NEW."achieved_on", NEW."agency_id", NEW."enterprise_id", NEW."evidence", NEW."evidence_id", NEW."evidence_text", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by", NEW."revoked_at", NEW."revoked_reason", NEW."step"); RETURN NULL;',
                            hash="bb0bc0367e2725405389e75ca691e30ff9ec5dd6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_44751",
                            table="enterprises_steprecord",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_steprecordevent" ("achieved_on", "agency_id", "enterprise_id", "evidence", "evidence_id", "evidence_text", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "revoked_at", "revoked_reason", "step") VALUES (OLD."achieved_on", OLD."agency_id", OLD."enterprise_id", OLD."evidence", OLD."evidence_id", OLD."evidence_text", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by", OLD."revoked_at", OLD."revoked_reason", OLD."step"); RETURN NULL;',
                            hash="013fef9616bd9b192fe7a85279417cb2cc0f1219",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_90c41",
                            table="enterprises_steprecord",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("turnover", models.BigIntegerField(verbose_name="annual sales (Rp)")),
                ("capital", models.BigIntegerField(verbose_name="business capital without land and building (Rp)")),
                ("workers_male", models.PositiveIntegerField(default=0, verbose_name="male workers")),
                ("workers_female", models.PositiveIntegerField(default=0, verbose_name="female workers")),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "Declared by the owner"), ("verified", "Verified by an officer")],
                        default="declared",
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "yearly figure",
                "verbose_name_plural": "yearly figures",
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("enterprise", "year"), name="figure_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("turnover__gte", 0), ("capital__gte", 0)), name="figure_money_not_negative"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_yearlyfigureevent" ("capital", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source", "turnover", "workers_female", "workers_male", "year") VALUES (NEW."capital", NEW."enterprise_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."source", NEW."turnover", NEW."workers_female", NEW."workers_male", NEW."year"); RETURN NULL;',
                            hash="182a16738c422f6b0f098e27d4b006db186f4e2d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4d014",
                            table="enterprises_yearlyfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_yearlyfigureevent" ("capital", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source", "turnover", "workers_female", "workers_male", "year") VALUES (NEW."capital", NEW."enterprise_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."source", NEW."turnover", NEW."workers_female", NEW."workers_male", NEW."year"); RETURN NULL;',
                            hash="ad5a67ca48338859b5c77c329e2fa957ce8b03bf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_403a3",
                            table="enterprises_yearlyfigure",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_yearlyfigureevent" ("capital", "enterprise_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "source", "turnover", "workers_female", "workers_male", "year") VALUES (OLD."capital", OLD."enterprise_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."source", OLD."turnover", OLD."workers_female", OLD."workers_male", OLD."year"); RETURN NULL;',
                            hash="4907137224bb5410a5a32fb4b7fe2b2d84b7e8cd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fa46f",
                            table="enterprises_yearlyfigure",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("figures", "Figures of last year"),
                            ("nib", "Business number (NIB)"),
                            ("paper", "Another paper"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
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
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="asks",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "question to an owner",
                "verbose_name_plural": "questions to owners",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("enterprise", "what"),
                        name="ask_once_while_open",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_askevent" ("agency_id", "answered_at", "asked_at", "asked_by_id", "enterprise_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what") VALUES (NEW."agency_id", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."enterprise_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."what"); RETURN NULL;',
                            hash="73be3dab2d7490fa94289079d4a21c8df1c00d6e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_732a4",
                            table="enterprises_ask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "enterprises_askevent" ("agency_id", "answered_at", "asked_at", "asked_by_id", "enterprise_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what") VALUES (NEW."agency_id", NEW."answered_at", NEW."asked_at", NEW."asked_by_id", NEW."enterprise_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."what"); RETURN NULL;',
                            hash="f4efe3828155251240efc75df6116f08d4e27a34",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c93bc",
                            table="enterprises_ask",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "enterprises_askevent" ("agency_id", "answered_at", "asked_at", "asked_by_id", "enterprise_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what") VALUES (OLD."agency_id", OLD."answered_at", OLD."asked_at", OLD."asked_by_id", OLD."enterprise_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."what"); RETURN NULL;',
                            hash="7d19baacb83404381adfff4887ccf5f89725264b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1d443",
                            table="enterprises_ask",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("programme", "Taking part in the programme"),
                            ("directory", "Public directory of UMKM"),
                            ("whatsapp", "Being reached by WhatsApp"),
                            ("okoce", "Sharing with OK OCE and other partners"),
                            ("banks", "Sharing with banks"),
                        ],
                        default="programme",
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("text_version", models.CharField(max_length=20, verbose_name="version of the text")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                (
                    "channel",
                    models.CharField(
                        choices=[("portal", "Portal"), ("assisted", "Helped by an officer"), ("import", "Spreadsheet")],
                        default="portal",
                        max_length=10,
                        verbose_name="channel",
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.consent",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.consenttext",
                        verbose_name="text shown",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.owner",
                        verbose_name="owner",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.registration",
                        verbose_name="given with the registration",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="744c8901b58b424e53ba0969e7c4451aa1724951",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_57173",
                            table="enterprises_consentevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "enterprise",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "next_step",
                    models.CharField(
                        blank=True,
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
                        verbose_name="next step",
                    ),
                ),
                ("cause", models.CharField(blank=True, max_length=30, verbose_name="cause")),
                ("waiting_since", models.DateField(verbose_name="waiting since")),
                ("cause_since", models.DateField(verbose_name="cause since")),
                ("patience", models.PositiveSmallIntegerField(verbose_name="days until it counts as stuck")),
                (
                    "stuck_from",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.expressions.CombinedExpression(
                            models.F("cause_since"), "+", models.F("patience")
                        ),
                        output_field=models.DateField(verbose_name="stuck from"),
                        verbose_name="stuck from",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.agency",
                        verbose_name="freed by",
                    ),
                ),
                (
                    "village",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="village (desa/kelurahan)",
                    ),
                ),
            ],
            options={
                "verbose_name": "standing",
                "verbose_name_plural": "standings",
                "ordering": ["waiting_since", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("cause", ""), _negated=True),
                        fields=["waiting_since", "enterprise"],
                        name="standing_waiting",
                    ),
                    models.Index(fields=["cause", "waiting_since", "enterprise"], name="standing_cause"),
                    models.Index(fields=["agency", "stuck_from"], name="standing_agency"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LicenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=60, verbose_name="number")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("declared", "Waiting to be checked"),
                            ("verified", "Verified"),
                            ("refused", "Refused"),
                            ("expired", "Expired"),
                        ],
                        default="declared",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("file", models.FileField(blank=True, max_length=200, upload_to="licences/%Y/", verbose_name="file")),
                ("file_name", models.CharField(blank=True, max_length=150, verbose_name="file name")),
                ("content_type", models.CharField(blank=True, max_length=100, verbose_name="type")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="size in bytes")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256")),
                ("given_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="given")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.licence",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.licencekind",
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="29f053fe1ec2930d3443eb34bb767388568c7a06",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2f471",
                            table="enterprises_licenceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LicenceReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.SmallIntegerField(verbose_name="days before the end")),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="told")),
                (
                    "licence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="enterprises.licence",
                        verbose_name="licence",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of a licence",
                "verbose_name_plural": "reminders of licences",
                "constraints": [models.UniqueConstraint(fields=("licence", "days"), name="licence_reminder_once")],
            },
        ),
        migrations.CreateModel(
            name="ProofEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("registration", "Verified registration"),
                            ("certificate", "Training certificate"),
                            ("marketing", "Marketing result"),
                            ("capital", "Capital disbursement"),
                            ("licence", "Verified licences"),
                            ("officer", "Seen by an officer"),
                        ],
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                ("evidence_id", models.BigIntegerField(blank=True, null=True, verbose_name="number of the evidence")),
                ("evidence_text", models.CharField(blank=True, max_length=300, verbose_name="evidence in words")),
                ("happened_on", models.DateField(verbose_name="day")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                ("revoked_reason", models.TextField(blank=True, verbose_name="reason of revocation")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="helped by",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.proof",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="569d85ae7edd41e5e4ba8f3bb418ec1a1b0cebcb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dae7c",
                            table="enterprises_proofevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StepRecordEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("achieved_on", models.DateField(verbose_name="done on")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("registration", "Verified registration"),
                            ("certificate", "Training certificate"),
                            ("marketing", "Marketing result"),
                            ("capital", "Capital disbursement"),
                            ("licence", "Verified licences"),
                            ("officer", "Seen by an officer"),
                        ],
                        max_length=12,
                        verbose_name="evidence",
                    ),
                ),
                ("evidence_id", models.BigIntegerField(blank=True, null=True, verbose_name="number of the evidence")),
                ("evidence_text", models.CharField(blank=True, max_length=300, verbose_name="evidence in words")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                ("revoked_reason", models.TextField(blank=True, verbose_name="reason of revocation")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="helped by",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.steprecord",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="53ba6e57dfebfe0ef54ca7839f491bfb96487f69",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_db7bb",
                            table="enterprises_steprecordevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="YearlyFigureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("turnover", models.BigIntegerField(verbose_name="annual sales (Rp)")),
                ("capital", models.BigIntegerField(verbose_name="business capital without land and building (Rp)")),
                ("workers_male", models.PositiveIntegerField(default=0, verbose_name="male workers")),
                ("workers_female", models.PositiveIntegerField(default=0, verbose_name="female workers")),
                (
                    "source",
                    models.CharField(
                        choices=[("declared", "Declared by the owner"), ("verified", "Verified by an officer")],
                        default="declared",
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.yearlyfigure",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="273516a16ba9a3fc793e2550c9c7e242399072aa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6d6a2",
                            table="enterprises_yearlyfigureevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("figures", "Figures of last year"),
                            ("nib", "Business number (NIB)"),
                            ("paper", "Another paper"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="in words")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="asked")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="enterprises.ask",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dddfd519799dd48f4783a1e9addee594c9c1a278",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b9503",
                            table="enterprises_askevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        core.triggers.InstallTriggers(
            models=[
                "ask",
                "askevent",
                "consent",
                "consentevent",
                "consenttext",
                "enterprise",
                "enterpriseevent",
                "import",
                "importevent",
                "licence",
                "licenceevent",
                "owner",
                "ownerevent",
                "proof",
                "proofevent",
                "registration",
                "registrationevent",
                "steprecord",
                "steprecordevent",
                "yearlyfigure",
                "yearlyfigureevent",
            ],
        ),
        migrations.RunSQL(
            sql="\nCREATE MATERIALIZED VIEW enterprises_word AS\nSELECT DISTINCT word\nFROM enterprises_enterprise, regexp_split_to_table(search_text, '[^[:alnum:]]+') AS word\nWHERE length(word) > 2;\nCREATE UNIQUE INDEX enterprises_word_once ON enterprises_word (word);\nCREATE INDEX enterprises_word_like ON enterprises_word USING gin (word gin_trgm_ops);\n",
            reverse_sql="DROP MATERIALIZED VIEW enterprises_word",
        ),
    ]
