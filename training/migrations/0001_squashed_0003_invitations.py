import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.triggers
import workflow.lifecycle


class Migration(migrations.Migration):
    replaces = [
        ("training", "0001_initial"),
        ("training", "0002_certificate_once_valid_and_removal"),
        ("training", "0003_invitations"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0003_cooperation"),
        ("enterprises", "0001_squashed_0012_consents"),
        ("partnerships", "0001_squashed_0010_monitoring"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Training",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="what participants learn")),
                (
                    "mode",
                    models.CharField(
                        choices=[("offline", "In person"), ("online", "Online")],
                        default="offline",
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("venue", models.CharField(max_length=200, verbose_name="place or address of the meeting")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("enrol_until", models.DateField(verbose_name="enrolment until")),
                (
                    "quota",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "minimum_attendance",
                    models.PositiveSmallIntegerField(
                        default=80,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="attendance needed for a certificate (%)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Planned"),
                            ("open", "Open for enrolment"),
                            ("running", "Running"),
                            ("finished", "Finished"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="accounts.agency",
                        verbose_name="organised by",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trainings",
                        to="partnerships.agreement",
                        verbose_name="under the agreement",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for the whole province.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="regions.region",
                        verbose_name="for enterprises of",
                    ),
                ),
            ],
            options={
                "verbose_name": "training",
                "verbose_name_plural": "trainings",
                "ordering": ["-starts_on", "-pk"],
                "indexes": [models.Index(fields=["status", "starts_on"], name="training_status")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="training_dates_ordered",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("enrol_until__lte", models.F("ends_on"))),
                        name="training_enrolment_before_end",
                        violation_error_message="Enrolment must close before the training ends.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minimum_attendance__range", (1, 100)), ("quota__gte", 1)),
                        name="training_numbers_in_range",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="training_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:cancelled,draft:open,open:cancelled,open:running,running:finished}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="8d928495401dd6bb69ca7acc88932584a9829e77",
                            operation="UPDATE",
                            pgid="pgtrigger_training_moves_421c2",
                            table="training_training",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="training_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'draft')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="321f7f685b29aed58b503da07ba7a928cd5f6ef0",
                            operation="INSERT",
                            pgid="pgtrigger_training_begins_59175",
                            table="training_training",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_trainingevent" ("agency_id", "agreement_id", "created_at", "description", "ends_on", "enrol_until", "id", "minimum_attendance", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "region_id", "starts_on", "status", "title", "venue") VALUES (NEW."agency_id", NEW."agreement_id", NEW."created_at", NEW."description", NEW."ends_on", NEW."enrol_until", NEW."id", NEW."minimum_attendance", NEW."mode", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quota", NEW."region_id", NEW."starts_on", NEW."status", NEW."title", NEW."venue"); RETURN NULL;',
                            hash="190db6a96b0d0db74eded7d94a2b0a35c71adfd0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_90e7a",
                            table="training_training",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_trainingevent" ("agency_id", "agreement_id", "created_at", "description", "ends_on", "enrol_until", "id", "minimum_attendance", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "region_id", "starts_on", "status", "title", "venue") VALUES (NEW."agency_id", NEW."agreement_id", NEW."created_at", NEW."description", NEW."ends_on", NEW."enrol_until", NEW."id", NEW."minimum_attendance", NEW."mode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quota", NEW."region_id", NEW."starts_on", NEW."status", NEW."title", NEW."venue"); RETURN NULL;',
                            hash="96461ce2c200fe926bf6213b08943681aca078b8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b2125",
                            table="training_training",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_trainingevent" ("agency_id", "agreement_id", "created_at", "description", "ends_on", "enrol_until", "id", "minimum_attendance", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "region_id", "starts_on", "status", "title", "venue") VALUES (OLD."agency_id", OLD."agreement_id", OLD."created_at", OLD."description", OLD."ends_on", OLD."enrol_until", OLD."id", OLD."minimum_attendance", OLD."mode", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quota", OLD."region_id", OLD."starts_on", OLD."status", OLD."title", OLD."venue"); RETURN NULL;',
                            hash="2a9afcf03504e3f26512cd19ebfc1f7b7a4b68dd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_78b8a",
                            table="training_training",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=150, verbose_name="subject")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to="training.training",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["starts_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="session_times_ordered",
                        violation_error_message="The session ends before it begins.",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_sessionevent" ("ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "training_id") VALUES (NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_at", NEW."title", NEW."training_id"); RETURN NULL;',
                            hash="4df66edff4a03e5c9ca12a46b70b3bd636217dd1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e932a",
                            table="training_session",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_sessionevent" ("ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "training_id") VALUES (NEW."ends_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_at", NEW."title", NEW."training_id"); RETURN NULL;',
                            hash="78d2a0d129e00ad25ec4900c7e82b16341de17cb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4f7da",
                            table="training_session",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_sessionevent" ("ends_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "training_id") VALUES (OLD."ends_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."title", OLD."training_id"); RETURN NULL;',
                            hash="a9bdca39e1f3ff120fa0bf9e419ffeba6732e1da",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fe538",
                            table="training_session",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("participant_name", models.CharField(max_length=150, verbose_name="participant")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("enrolled", "Enrolled"),
                            ("cancelled", "Cancelled"),
                            ("removed", "Taken off the list"),
                        ],
                        default="enrolled",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("enrolled_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="enrolled")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolments",
                        to="training.training",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "verbose_name": "enrolment",
                "verbose_name_plural": "enrolments",
                "ordering": ["participant_name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("training", "enterprise"), name="enrolment_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="enrolment_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{cancelled:enrolled,enrolled:cancelled,enrolled:removed,removed:enrolled}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="e04b3b9816e71cdf20051d2be8930cde3ab32f4b",
                            operation="UPDATE",
                            pgid="pgtrigger_enrolment_moves_846c5",
                            table="training_enrolment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="enrolment_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'enrolled')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="2097d963b714dcd5255e1aea3f918873c1a87841",
                            operation="INSERT",
                            pgid="pgtrigger_enrolment_begins_c6b92",
                            table="training_enrolment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_enrolmentevent" ("enrolled_at", "enterprise_id", "id", "participant_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "training_id") VALUES (NEW."enrolled_at", NEW."enterprise_id", NEW."id", NEW."participant_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."training_id"); RETURN NULL;',
                            hash="2af17b85778fcd5fe53811fee5609732d0e02320",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c3fe7",
                            table="training_enrolment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_enrolmentevent" ("enrolled_at", "enterprise_id", "id", "participant_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "training_id") VALUES (NEW."enrolled_at", NEW."enterprise_id", NEW."id", NEW."participant_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."training_id"); RETURN NULL;',
                            hash="737b38590de3fe0f70031036983a711528ec8bae",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_39c3a",
                            table="training_enrolment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_enrolmentevent" ("enrolled_at", "enterprise_id", "id", "participant_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "training_id") VALUES (OLD."enrolled_at", OLD."enterprise_id", OLD."id", OLD."participant_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."training_id"); RETURN NULL;',
                            hash="108715a9c5a51ffebf7725684d8026177544aa9c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_438a2",
                            table="training_enrolment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="invited")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="training.training",
                        verbose_name="training",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-invited_at", "-pk"],
                "indexes": [models.Index(fields=["enterprise"], name="training_invitation_of")],
                "constraints": [
                    models.UniqueConstraint(fields=("training", "enterprise"), name="training_invitation_once")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_invitationevent" ("enterprise_id", "id", "invited_at", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "training_id") VALUES (NEW."enterprise_id", NEW."id", NEW."invited_at", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."training_id"); RETURN NULL;',
                            hash="9b0e21402b5c91888df6ce1131778f6e2c6df34e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f11c8",
                            table="training_invitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_invitationevent" ("enterprise_id", "id", "invited_at", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "training_id") VALUES (NEW."enterprise_id", NEW."id", NEW."invited_at", NEW."invited_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."training_id"); RETURN NULL;',
                            hash="88344480ae224cb2998e35d29249553d9677ff0f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_edaf3",
                            table="training_invitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_invitationevent" ("enterprise_id", "id", "invited_at", "invited_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "training_id") VALUES (OLD."enterprise_id", OLD."id", OLD."invited_at", OLD."invited_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."training_id"); RETURN NULL;',
                            hash="c7c4ff13040fe96098417dfa978d6b9421aca884",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_54b43",
                            table="training_invitation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrainingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="what participants learn")),
                (
                    "mode",
                    models.CharField(
                        choices=[("offline", "In person"), ("online", "Online")],
                        default="offline",
                        max_length=10,
                        verbose_name="how",
                    ),
                ),
                ("venue", models.CharField(max_length=200, verbose_name="place or address of the meeting")),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("enrol_until", models.DateField(verbose_name="enrolment until")),
                (
                    "quota",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="places",
                    ),
                ),
                (
                    "minimum_attendance",
                    models.PositiveSmallIntegerField(
                        default=80,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="attendance needed for a certificate (%)",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Planned"),
                            ("open", "Open for enrolment"),
                            ("running", "Running"),
                            ("finished", "Finished"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="organised by",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="under the agreement",
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
                        to="training.training",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty for the whole province.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="regions.region",
                        verbose_name="for enterprises of",
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
                            hash="d17f5b821b2fe88ed5df2e288369c4781d0af300",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_31e7c",
                            table="training_trainingevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=80, unique=True, verbose_name="number")),
                ("token", models.CharField(max_length=32, unique=True)),
                ("holder_name", models.CharField(max_length=150, verbose_name="holder")),
                ("issued_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="issued on")),
                (
                    "status",
                    models.CharField(
                        choices=[("valid", "Valid"), ("revoked", "Revoked")],
                        default="valid",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to="certificates/%Y/", verbose_name="file"),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="training.enrolment",
                        verbose_name="enrolment",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-issued_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "valid")), fields=("enrolment",), name="certificate_one_valid"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="certificate_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{valid:revoked}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="a30b08ffa2ef8dbd02561b1011a18654d9222a04",
                            operation="UPDATE",
                            pgid="pgtrigger_certificate_moves_6d764",
                            table="training_certificate",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="certificate_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'valid')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="268059bc32f093d8aa62fd041980a087be1e7444",
                            operation="INSERT",
                            pgid="pgtrigger_certificate_begins_95ed5",
                            table="training_certificate",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_certificateevent" ("enrolment_id", "file", "holder_name", "id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "token") VALUES (NEW."enrolment_id", NEW."file", NEW."holder_name", NEW."id", NEW."issued_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."token"); RETURN NULL;',
                            hash="bc713614a14938448bb2860b5609497298e7e047",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_909c3",
                            table="training_certificate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_certificateevent" ("enrolment_id", "file", "holder_name", "id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "token") VALUES (NEW."enrolment_id", NEW."file", NEW."holder_name", NEW."id", NEW."issued_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."token"); RETURN NULL;',
                            hash="82d96ecbff718aba8112f913be60cb5d52332bb1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_30092",
                            table="training_certificate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_certificateevent" ("enrolment_id", "file", "holder_name", "id", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "token") VALUES (OLD."enrolment_id", OLD."file", OLD."holder_name", OLD."id", OLD."issued_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."token"); RETURN NULL;',
                            hash="db733a7b5e8ddb4bfdaf6fcf1e7a1bc1962e72bd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2af4d",
                            table="training_certificate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("present", models.BooleanField(verbose_name="present")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="training.enrolment",
                        verbose_name="enrolment",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="training.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "attendance",
                "verbose_name_plural": "attendances",
                "constraints": [models.UniqueConstraint(fields=("session", "enrolment"), name="attendance_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_attendanceevent" ("enrolment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_at", "recorded_by_id", "session_id") VALUES (NEW."enrolment_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."present", NEW."recorded_at", NEW."recorded_by_id", NEW."session_id"); RETURN NULL;',
                            hash="38052e4924f433b4557d0d7d536a1f32475b9bcf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3456",
                            table="training_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "training_attendanceevent" ("enrolment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_at", "recorded_by_id", "session_id") VALUES (NEW."enrolment_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."present", NEW."recorded_at", NEW."recorded_by_id", NEW."session_id"); RETURN NULL;',
                            hash="04798dd1bb9c9823c4a5b3edca431e36417b7d18",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8b904",
                            table="training_attendance",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "training_attendanceevent" ("enrolment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "recorded_at", "recorded_by_id", "session_id") VALUES (OLD."enrolment_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."present", OLD."recorded_at", OLD."recorded_by_id", OLD."session_id"); RETURN NULL;',
                            hash="4835a45bdaad32fb42bfc68c5359e4ac6edb02a8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_75519",
                            table="training_attendance",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=150, verbose_name="subject")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
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
                        to="training.session",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.training",
                        verbose_name="training",
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
                            hash="d706217c4e984cdbc4b82e02b22f4de0aec2f202",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_71683",
                            table="training_sessionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("invited_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="invited")),
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
                    "invited_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="invited by",
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
                        to="training.invitation",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.training",
                        verbose_name="training",
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
                            hash="1eb62d96adea35f4f7bbcbc73144b5f68d063f37",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_22ab4",
                            table="training_invitationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EnrolmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("participant_name", models.CharField(max_length=150, verbose_name="participant")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("enrolled", "Enrolled"),
                            ("cancelled", "Cancelled"),
                            ("removed", "Taken off the list"),
                        ],
                        default="enrolled",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("enrolled_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="enrolled")),
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
                        to="training.enrolment",
                    ),
                ),
                (
                    "training",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.training",
                        verbose_name="training",
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
                            hash="d0a0f937e2548a61687aee6abe2578b162c63b46",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c8300",
                            table="training_enrolmentevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CertificateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=80, verbose_name="number")),
                ("token", models.CharField(max_length=32)),
                ("holder_name", models.CharField(max_length=150, verbose_name="holder")),
                ("issued_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="issued on")),
                (
                    "status",
                    models.CharField(
                        choices=[("valid", "Valid"), ("revoked", "Revoked")],
                        default="valid",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "file",
                    models.FileField(blank=True, max_length=200, upload_to="certificates/%Y/", verbose_name="file"),
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
                        to="training.certificate",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.enrolment",
                        verbose_name="enrolment",
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
                            hash="d2707177954314f386444eb09fdc9ef2f28b690f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b3b7e",
                            table="training_certificateevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("present", models.BooleanField(verbose_name="present")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
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
                        to="training.attendance",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recorded by",
                    ),
                ),
                (
                    "enrolment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.enrolment",
                        verbose_name="enrolment",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="training.session",
                        verbose_name="session",
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
                            hash="051fe9da684cc3310e0c7c748b52b8e3fdfae86b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_621d9",
                            table="training_attendanceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        core.triggers.InstallTriggers(
            models=[
                "attendance",
                "attendanceevent",
                "certificate",
                "certificateevent",
                "enrolment",
                "enrolmentevent",
                "invitation",
                "invitationevent",
                "session",
                "sessionevent",
                "training",
                "trainingevent",
            ],
        ),
    ]
