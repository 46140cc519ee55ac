import datetime as dt
import uuid

import django.contrib.postgres.fields
import django.core.serializers.json
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import core.triggers
import partnerships.validators
import workflow.lifecycle


class Migration(migrations.Migration):
    replaces = [
        ("partnerships", "0001_initial"),
        ("partnerships", "0002_initial"),
        ("partnerships", "0003_sealed"),
        ("partnerships", "0004_cooperation"),
        ("partnerships", "0005_text"),
        ("partnerships", "0006_rounds_and_meetings"),
        ("partnerships", "0007_freezable"),
        ("partnerships", "0008_codes_and_versions"),
        ("partnerships", "0009_after_signing"),
        ("partnerships", "0010_monitoring"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0003_cooperation"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("regions", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement_kind",
                    models.CharField(
                        choices=[
                            ("kb", "Kesepakatan Bersama"),
                            ("pks", "Perjanjian Kerja Sama (PKS)"),
                            ("nk", "Nota Kesepakatan"),
                            ("addendum", "Addendum"),
                        ],
                        max_length=10,
                        verbose_name="kind of agreement",
                    ),
                ),
                (
                    "move",
                    models.CharField(
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
                (
                    "file_kind",
                    models.CharField(
                        choices=[
                            ("signed", "Signed original"),
                            ("draft", "Draft text"),
                            ("offer", "Letter of offer (surat penawaran)"),
                            ("kak", "Terms of reference (KAK)"),
                            ("study", "Feasibility study"),
                            ("legal", "Legal papers of the partner"),
                            ("attorney", "Power of attorney (surat kuasa)"),
                            ("council", "Approval of the DPRD"),
                            ("initials", "Draft with initials (paraf)"),
                            ("minutes", "Minutes (berita acara)"),
                            ("other", "Other document"),
                        ],
                        max_length=10,
                        verbose_name="document",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="basis")),
            ],
            options={
                "verbose_name": "required document",
                "verbose_name_plural": "required documents",
                "ordering": ["agreement_kind", "move", "file_kind"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement_kind", "move", "file_kind"), name="document_rule_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="NumberPattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement_kind",
                    models.CharField(
                        choices=[
                            ("kb", "Kesepakatan Bersama"),
                            ("pks", "Perjanjian Kerja Sama (PKS)"),
                            ("nk", "Nota Kesepakatan"),
                            ("addendum", "Addendum"),
                        ],
                        max_length=10,
                        unique=True,
                        verbose_name="kind of agreement",
                    ),
                ),
                (
                    "pattern",
                    models.CharField(
                        default="{code}/{serial:03d}/{unit}/{month}/{year}",
                        help_text="Places: {code}, {serial} (or {serial:03d} for three figures), {unit}, {month} in Roman figures, {year}.",
                        max_length=100,
                        validators=[partnerships.validators.number_pattern],
                        verbose_name="pattern",
                    ),
                ),
                ("code", models.CharField(default="119", max_length=20, verbose_name="classification code")),
                (
                    "governor_unit",
                    models.CharField(
                        default="SETDA",
                        help_text="An agreement of an agency bears the agency's short name.",
                        max_length=30,
                        verbose_name="unit of the Governor's agreements",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="basis")),
            ],
            options={
                "verbose_name": "number pattern",
                "verbose_name_plural": "number patterns",
                "ordering": ["agreement_kind"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("okoce", "OK OCE"),
                            ("company", "Company"),
                            ("association", "Association or foundation"),
                            ("bank", "Bank or lender"),
                            ("bumn", "State or regional company (BUMN/BUMD)"),
                            ("other", "Other"),
                        ],
                        default="company",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        blank=True, help_text="Deed or licence number.", max_length=200, verbose_name="legal papers"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="address")),
                ("contact_name", models.CharField(blank=True, max_length=150, verbose_name="contact person")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="contact e-mail")),
                ("contact_phone", models.CharField(blank=True, max_length=16, verbose_name="contact phone")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for partners of the whole province.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="accounts.agency",
                        verbose_name="kept by agency",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["name"],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partnerevent" ("address", "agency_id", "contact_email", "contact_name", "contact_phone", "id", "kind", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."address", NEW."agency_id", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."id", NEW."kind", NEW."legal_basis", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="9fc380a700d82e146bf8dc1a2112966c3bc2f802",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_eaf77",
                            table="partnerships_partner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_partnerevent" ("address", "agency_id", "contact_email", "contact_name", "contact_phone", "id", "kind", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."address", NEW."agency_id", NEW."contact_email", NEW."contact_name", NEW."contact_phone", NEW."id", NEW."kind", NEW."legal_basis", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="4a258aa1fed9c38a61f867ee06383cf23d9440de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_66541",
                            table="partnerships_partner",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partnerevent" ("address", "agency_id", "contact_email", "contact_name", "contact_phone", "id", "kind", "legal_basis", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."address", OLD."agency_id", OLD."contact_email", OLD."contact_name", OLD."contact_phone", OLD."id", OLD."kind", OLD."legal_basis", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="2acd8c335589cd1b59fbcdd2ac260c725685788e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_030d2",
                            table="partnerships_partner",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "agreement_kind",
                    models.CharField(
                        choices=[
                            ("kb", "Kesepakatan Bersama"),
                            ("pks", "Perjanjian Kerja Sama (PKS)"),
                            ("nk", "Nota Kesepakatan"),
                            ("addendum", "Addendum"),
                        ],
                        max_length=10,
                        verbose_name="kind of document",
                    ),
                ),
                (
                    "article_kind",
                    models.CharField(
                        choices=[
                            ("parties", "Parties"),
                            ("purpose", "Purpose and aim"),
                            ("object", "Object"),
                            ("scope", "Scope"),
                            ("implementation", "Implementation"),
                            ("rights", "Rights and duties"),
                            ("term", "Term"),
                            ("funding", "Funding"),
                            ("correspondence", "Correspondence"),
                            ("force_majeure", "Force majeure"),
                            ("disputes", "Settlement of disputes"),
                            ("sanctions", "Sanctions"),
                            ("termination", "Ending early"),
                            ("monitoring", "Monitoring and evaluation"),
                            ("addendum", "Changes (addendum)"),
                            ("other", "Other provisions"),
                            ("closing", "Closing"),
                        ],
                        max_length=16,
                        verbose_name="article about",
                    ),
                ),
                ("is_required", models.BooleanField(default=True, verbose_name="required")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="basis")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="usual position")),
                ("heading", models.CharField(blank=True, max_length=200, verbose_name="usual heading")),
                ("chapter", models.CharField(blank=True, max_length=150, verbose_name="usual chapter (bab)")),
                ("guidance", models.TextField(blank=True, verbose_name="what it should hold")),
            ],
            options={
                "verbose_name": "required article",
                "verbose_name_plural": "required articles",
                "ordering": ["agreement_kind", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement_kind", "article_kind"), name="article_rule_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CompanyProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sector", models.CharField(blank=True, max_length=120, verbose_name="sector")),
                ("nib", models.CharField(blank=True, max_length=13, verbose_name="NIB")),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("offtake", "Buys products (off-taker)"),
                                ("material", "Supplies raw material"),
                                ("training", "Trains"),
                                ("csr", "Gives CSR funds"),
                                ("place", "Gives a place to sell"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="can offer",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                    "partner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profile",
                        to="partnerships.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "company profile",
                "verbose_name_plural": "company profiles",
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_companyprofileevent" ("id", "nib", "note", "offers", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sector") VALUES (NEW."id", NEW."nib", NEW."note", NEW."offers", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."sector"); RETURN NULL;',
                            hash="7f21330ad0d7b5447229d6979bb1302972113170",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_80dfb",
                            table="partnerships_companyprofile",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_companyprofileevent" ("id", "nib", "note", "offers", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sector") VALUES (NEW."id", NEW."nib", NEW."note", NEW."offers", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."sector"); RETURN NULL;',
                            hash="ba121780cf8f6876a56917e9be3c6ba839a619d8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3d116",
                            table="partnerships_companyprofile",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_companyprofileevent" ("id", "nib", "note", "offers", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "sector") VALUES (OLD."id", OLD."nib", OLD."note", OLD."offers", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."sector"); RETURN NULL;',
                            hash="dce706ef7dc010cdc48e5001afc693ec68f9917a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d7792",
                            table="partnerships_companyprofile",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("okoce", "OK OCE"),
                            ("company", "Company"),
                            ("association", "Association or foundation"),
                            ("bank", "Bank or lender"),
                            ("bumn", "State or regional company (BUMN/BUMD)"),
                            ("other", "Other"),
                        ],
                        default="company",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(
                        blank=True, help_text="Deed or licence number.", max_length=200, verbose_name="legal papers"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=250, verbose_name="address")),
                ("contact_name", models.CharField(blank=True, max_length=150, verbose_name="contact person")),
                ("contact_email", models.EmailField(blank=True, max_length=254, verbose_name="contact e-mail")),
                ("contact_phone", models.CharField(blank=True, max_length=16, verbose_name="contact phone")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty for partners of the whole province.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="kept by agency",
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
                        to="partnerships.partner",
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
                            hash="8df97be2e47ce2059374411798b453530f630b9d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_809b7",
                            table="partnerships_partnerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerUser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="users",
                        to="partnerships.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="partner_links",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner user",
                "verbose_name_plural": "partner users",
                "constraints": [models.UniqueConstraint(fields=("partner", "user"), name="partner_user_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partneruserevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="b1a0dd92ad3fb0c3355a5836b2d236bc7ff8e612",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d6d19",
                            table="partnerships_partneruser",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_partneruserevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="713459818357842a67acb4bdb387d90a80bbd844",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_21bab",
                            table="partnerships_partneruser",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partneruserevent" ("id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="9b5f75be1c9b8d1100f351ef7db56568fdb1648d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cb774",
                            table="partnerships_partneruser",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompanyProfileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("sector", models.CharField(blank=True, max_length=120, verbose_name="sector")),
                ("nib", models.CharField(blank=True, max_length=13, verbose_name="NIB")),
                (
                    "offers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("offtake", "Buys products (off-taker)"),
                                ("material", "Supplies raw material"),
                                ("training", "Trains"),
                                ("csr", "Gives CSR funds"),
                                ("place", "Gives a place to sell"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="can offer",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
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
                        to="partnerships.companyprofile",
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
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.partner",
                        verbose_name="partner",
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
                            hash="94387eb25fd57b0fa1da8c7e7d348d451f62b247",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c2e12",
                            table="partnerships_companyprofileevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerUserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.partner",
                        verbose_name="partner",
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
                        to="partnerships.partneruser",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
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
                            hash="f4da5479c5a70dad38224c18197c4a0da80c225b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_92326",
                            table="partnerships_partneruserevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kb", "Kesepakatan Bersama"),
                            ("pks", "Perjanjian Kerja Sama (PKS)"),
                            ("nk", "Nota Kesepakatan"),
                            ("addendum", "Addendum"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("scope", models.TextField(blank=True, verbose_name="object and scope")),
                ("agency_name", models.CharField(blank=True, max_length=200, verbose_name="agency name at signing")),
                (
                    "number",
                    models.CharField(
                        blank=True, max_length=100, null=True, unique=True, verbose_name="number of the province"
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="in force until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Preparation"),
                            ("offered", "Offer"),
                            ("review", "Review by TKKSD"),
                            ("input", "Input of agencies"),
                            ("revision", "Revision"),
                            ("final", "Ready to sign"),
                            ("active", "In force"),
                            ("expired", "Expired"),
                            ("extended", "Extended"),
                            ("terminated", "Ended early"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "last_day",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "ends_on", models.Value(dt.date(9999, 12, 31))
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "funding",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("apbd", "APBD"),
                                ("apbn", "APBN"),
                                ("csr", "CSR"),
                                ("partner", "The partner's own funds"),
                                ("dak", "DAK"),
                                ("other", "Other lawful source"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sources of funds",
                    ),
                ),
                (
                    "council_needed",
                    models.BooleanField(blank=True, null=True, verbose_name="approval of the DPRD needed"),
                ),
                (
                    "council_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it is or is not needed"),
                ),
                (
                    "council_approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved by the DPRD on"),
                ),
                ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="before the partner since")),
                (
                    "data_basis",
                    models.CharField(blank=True, max_length=300, verbose_name="lawful basis for sharing persons' data"),
                ),
                ("archived_on", models.DateField(blank=True, null=True, verbose_name="archived on")),
                ("archive_place", models.CharField(blank=True, max_length=200, verbose_name="place of the original")),
                (
                    "termination_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("purpose", "The purpose is reached"),
                            ("mutual", "Both parties agree"),
                            ("change", "A fundamental change of circumstances"),
                            ("breach", "A party does not keep the agreement"),
                            ("replaced", "Replaced by a new agreement"),
                            ("norm", "A new norm of law"),
                            ("object", "The object is lost"),
                            ("national", "It harms the national interest"),
                        ],
                        max_length=10,
                        verbose_name="ground of ending early",
                    ),
                ),
                ("terminated_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "public_code",
                    models.CharField(editable=False, max_length=16, null=True, unique=True, verbose_name="public code"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for an agreement of the Governor.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="partnerships.agreement",
                        verbose_name="stands under",
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="partnerships.agreement",
                        verbose_name="extension of",
                    ),
                ),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["status", "ends_on"], name="agreement_ending"),
                    models.Index(fields=["last_day", "id"], name="agreement_last_day"),
                    models.Index(fields=["title", "id"], name="agreement_title"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True),
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="agreement_dates_ordered",
                        violation_error_message="The last day lies before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "final", "input", "offered", "review", "revision", "cancelled"]),
                            models.Q(
                                ("ends_on__isnull", False),
                                ("number__isnull", False),
                                ("signed_on__isnull", False),
                                ("starts_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_signed_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "final", "input", "offered", "review", "revision", "cancelled"]),
                            ("public_code__isnull", False),
                            _connector="OR",
                        ),
                        name="agreement_signed_is_public",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "terminated"),
                                ("terminated_on__isnull", False),
                                models.Q(("termination_ground", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "terminated"), _negated=True), ("terminated_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="agreement_ended_early_is_explained",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("council_approved_on__isnull", True), ("council_needed", True), _connector="OR"
                        ),
                        name="agreement_council_approves_what_it_must",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("renews__isnull", True),
                            models.Q(("renews", models.F("pk")), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_extends_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "kb"), _negated=True), ("parent__isnull", True), _connector="OR"
                        ),
                        name="agreement_kb_has_no_parent",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="agreement_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{active:expired,active:extended,active:terminated,draft:active,draft:cancelled,draft:offered,draft:review,expired:extended,final:active,final:cancelled,final:revision,input:cancelled,input:final,input:review,input:revision,offered:cancelled,offered:review,review:cancelled,review:final,review:input,review:revision,revision:cancelled,revision:final,revision:input,revision:review}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="898819843a3fd3e9fd90090bad26596142d3bcf7",
                            operation="UPDATE",
                            pgid="pgtrigger_agreement_moves_68c2f",
                            table="partnerships_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="agreement_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'draft')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="19280c34d86c7dd21e96081f38651deac1303490",
                            operation="INSERT",
                            pgid="pgtrigger_agreement_begins_676e3",
                            table="partnerships_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="agreement_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN ((OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agency_name" IS DISTINCT FROM (NEW."agency_name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."public_code" IS DISTINCT FROM (NEW."public_code")) AND NOT (OLD."status" IN (\'draft\', \'final\', \'input\', \'offered\', \'review\', \'revision\')))',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="22322dc6dade9aaed0f9d51d926f583b55a5bdcf",
                            operation="UPDATE",
                            pgid="pgtrigger_agreement_sealed_642ef",
                            table="partnerships_agreement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agreementevent" ("agency_id", "agency_name", "archive_place", "archived_on", "council_approved_on", "council_needed", "council_reason", "created_at", "data_basis", "ends_on", "funding", "id", "kind", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_code", "renews_id", "scope", "shared_at", "signed_on", "starts_on", "status", "terminated_on", "termination_ground", "title") VALUES (NEW."agency_id", NEW."agency_name", NEW."archive_place", NEW."archived_on", NEW."council_approved_on", NEW."council_needed", NEW."council_reason", NEW."created_at", NEW."data_basis", NEW."ends_on", NEW."funding", NEW."id", NEW."kind", NEW."number", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_code", NEW."renews_id", NEW."scope", NEW."shared_at", NEW."signed_on", NEW."starts_on", NEW."status", NEW."terminated_on", NEW."termination_ground", NEW."title"); RETURN NULL;',
                            hash="1b1595d73e317bba59bbb9759d27ba84519acc89",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f7bf3",
                            table="partnerships_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agency_name" IS DISTINCT FROM (NEW."agency_name") OR OLD."archive_place" IS DISTINCT FROM (NEW."archive_place") OR OLD."archived_on" IS DISTINCT FROM (NEW."archived_on") OR OLD."council_approved_on" IS DISTINCT FROM (NEW."council_approved_on") OR OLD."council_needed" IS DISTINCT FROM (NEW."council_needed") OR OLD."council_reason" IS DISTINCT FROM (NEW."council_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."data_basis" IS DISTINCT FROM (NEW."data_basis") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."funding" IS DISTINCT FROM (NEW."funding") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."public_code" IS DISTINCT FROM (NEW."public_code") OR OLD."renews_id" IS DISTINCT FROM (NEW."renews_id") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."shared_at" IS DISTINCT FROM (NEW."shared_at") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."terminated_on" IS DISTINCT FROM (NEW."terminated_on") OR OLD."termination_ground" IS DISTINCT FROM (NEW."termination_ground") OR OLD."title" IS DISTINCT FROM (NEW."title"))',
                            func='INSERT INTO "partnerships_agreementevent" ("agency_id", "agency_name", "archive_place", "archived_on", "council_approved_on", "council_needed", "council_reason", "created_at", "data_basis", "ends_on", "funding", "id", "kind", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_code", "renews_id", "scope", "shared_at", "signed_on", "starts_on", "status", "terminated_on", "termination_ground", "title") VALUES (NEW."agency_id", NEW."agency_name", NEW."archive_place", NEW."archived_on", NEW."council_approved_on", NEW."council_needed", NEW."council_reason", NEW."created_at", NEW."data_basis", NEW."ends_on", NEW."funding", NEW."id", NEW."kind", NEW."number", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_code", NEW."renews_id", NEW."scope", NEW."shared_at", NEW."signed_on", NEW."starts_on", NEW."status", NEW."terminated_on", NEW."termination_ground", NEW."title"); RETURN NULL;',
                            hash="477887c67342f9a9acee5808581b0bddb60cab7f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6130f",
                            table="partnerships_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agreementevent" ("agency_id", "agency_name", "archive_place", "archived_on", "council_approved_on", "council_needed", "council_reason", "created_at", "data_basis", "ends_on", "funding", "id", "kind", "number", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_code", "renews_id", "scope", "shared_at", "signed_on", "starts_on", "status", "terminated_on", "termination_ground", "title") VALUES (OLD."agency_id", OLD."agency_name", OLD."archive_place", OLD."archived_on", OLD."council_approved_on", OLD."council_needed", OLD."council_reason", OLD."created_at", OLD."data_basis", OLD."ends_on", OLD."funding", OLD."id", OLD."kind", OLD."number", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_code", OLD."renews_id", OLD."scope", OLD."shared_at", OLD."signed_on", OLD."starts_on", OLD."status", OLD."terminated_on", OLD."termination_ground", OLD."title"); RETURN NULL;',
                            hash="c94a11d9a510eff1585c23ff4100d8ce02780d62",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7dce8",
                            table="partnerships_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="DraftVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what is new")),
                ("preamble", models.TextField(blank=True, verbose_name="opening (komparisi)")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                ("frozen_at", models.DateTimeField(blank=True, null=True, verbose_name="frozen")),
                ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="put before the partner")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
            ],
            options={
                "verbose_name": "version",
                "verbose_name_plural": "versions",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("frozen_at__isnull", True)), fields=("agreement",), name="version_one_open"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="version_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF EXISTS (\n                SELECT 1 FROM partnerships_agreement AS agreement\n                WHERE agreement.status NOT IN ('draft', 'offered', 'review', 'input', 'revision', 'final')\n                AND agreement.id IN (\n                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.agreement_id END,\n                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.agreement_id END\n                )\n            ) THEN\n                RAISE EXCEPTION 'pgtrigger: the agreement is no longer a draft, so rows of % stay as they are',\n                    TG_TABLE_NAME;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="d9ee31ef25654ee0d455b11bb5da18a82bf70fe4",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_version_sealed_d0407",
                            table="partnerships_draftversion",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="version_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN ((OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."preamble" IS DISTINCT FROM (NEW."preamble") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."frozen_at" IS DISTINCT FROM (NEW."frozen_at")) AND OLD."frozen_at" IS NOT NULL)',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="937e2f7d37bb9295860a7c80f85a1845c533abc1",
                            operation="UPDATE",
                            pgid="pgtrigger_version_frozen_8af08",
                            table="partnerships_draftversion",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_draftversionevent" ("agreement_id", "created_at", "created_by_id", "frozen_at", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preamble", "revision", "shared_at") VALUES (NEW."agreement_id", NEW."created_at", NEW."created_by_id", NEW."frozen_at", NEW."id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preamble", NEW."revision", NEW."shared_at"); RETURN NULL;',
                            hash="b57c63549f4d2b77570d19a8167d3a76ff3b8330",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_008c7",
                            table="partnerships_draftversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_draftversionevent" ("agreement_id", "created_at", "created_by_id", "frozen_at", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preamble", "revision", "shared_at") VALUES (NEW."agreement_id", NEW."created_at", NEW."created_by_id", NEW."frozen_at", NEW."id", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preamble", NEW."revision", NEW."shared_at"); RETURN NULL;',
                            hash="30d07f0714fe4957323909c9f4b1460ddf6e3512",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_70634",
                            table="partnerships_draftversion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_draftversionevent" ("agreement_id", "created_at", "created_by_id", "frozen_at", "id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preamble", "revision", "shared_at") VALUES (OLD."agreement_id", OLD."created_at", OLD."created_by_id", OLD."frozen_at", OLD."id", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."preamble", OLD."revision", OLD."shared_at"); RETURN NULL;',
                            hash="b4ae1390ce257e7d3cd0e6ea0ceeee9d06dc560e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b6364",
                            table="partnerships_draftversion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EndingReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.PositiveSmallIntegerField(verbose_name="days before the end")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder of an end",
                "verbose_name_plural": "reminders of an end",
                "constraints": [models.UniqueConstraint(fields=("agreement", "days"), name="ending_reminder_once")],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "figures",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="figures",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "Waiting for confirmation"),
                            ("confirmed", "Confirmed"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extend", "Extend"),
                            ("extend_changed", "Extend with changes"),
                            ("stop", "Let it end"),
                        ],
                        max_length=16,
                        verbose_name="recommendation",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="judgement")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begun")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation",
                "verbose_name_plural": "evaluations",
                "ordering": ["-begun_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "confirmed"), _negated=True),
                        fields=("agreement",),
                        name="evaluation_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("status", "confirmed")),
                            models.Q(
                                models.Q(("status", "confirmed"), _negated=True),
                                ("confirmed_at__isnull", True),
                                ("figures", []),
                            ),
                            _connector="OR",
                        ),
                        name="evaluation_figures_are_confirmed",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="evaluation_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:submitted,submitted:confirmed,submitted:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="a0f2207e6a3af825ea70dfa88e01f8f0bc8aba6e",
                            operation="UPDATE",
                            pgid="pgtrigger_evaluation_moves_96c27",
                            table="partnerships_evaluation",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="evaluation_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'draft')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="eec4a55f6041f2de3093857374052679e6ba9ccc",
                            operation="INSERT",
                            pgid="pgtrigger_evaluation_begins_f596c",
                            table="partnerships_evaluation",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="evaluation_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN ((OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."figures" IS DISTINCT FROM (NEW."figures") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."recommendation" IS DISTINCT FROM (NEW."recommendation") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."begun_at" IS DISTINCT FROM (NEW."begun_at")) AND OLD."status" = \'confirmed\')',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="0d5e5a0ef0371b1ccb4918e26419f48a9eaf162d",
                            operation="UPDATE",
                            pgid="pgtrigger_evaluation_sealed_36e04",
                            table="partnerships_evaluation",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="evaluation_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.\"status\" = 'confirmed')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                            hash="b3cf63252e24f4c7decb946217e926b354d792f8",
                            operation="DELETE",
                            pgid="pgtrigger_evaluation_kept_139f2",
                            table="partnerships_evaluation",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_evaluationevent" ("agreement_id", "begun_at", "confirmed_at", "confirmed_by_id", "figures", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "revision", "status", "summary") VALUES (NEW."agreement_id", NEW."begun_at", NEW."confirmed_at", NEW."confirmed_by_id", NEW."figures", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recommendation", NEW."revision", NEW."status", NEW."summary"); RETURN NULL;',
                            hash="761502e3d0d330489bf2c7aba6cb970e773477fe",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_aeb8b",
                            table="partnerships_evaluation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_evaluationevent" ("agreement_id", "begun_at", "confirmed_at", "confirmed_by_id", "figures", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "revision", "status", "summary") VALUES (NEW."agreement_id", NEW."begun_at", NEW."confirmed_at", NEW."confirmed_by_id", NEW."figures", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recommendation", NEW."revision", NEW."status", NEW."summary"); RETURN NULL;',
                            hash="54fb05baa4518cc0baa71bd739601a7fb52a0047",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_88f72",
                            table="partnerships_evaluation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_evaluationevent" ("agreement_id", "begun_at", "confirmed_at", "confirmed_by_id", "figures", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "revision", "status", "summary") VALUES (OLD."agreement_id", OLD."begun_at", OLD."confirmed_at", OLD."confirmed_by_id", OLD."figures", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recommendation", OLD."revision", OLD."status", OLD."summary"); RETURN NULL;',
                            hash="eef80c775f00129d4a42b6e488ab4159b6ac530e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_788b8",
                            table="partnerships_evaluation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("place", models.CharField(max_length=250, verbose_name="place or link")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                (
                    "status",
                    models.CharField(
                        choices=[("invited", "Invited"), ("held", "Held"), ("cancelled", "Cancelled")],
                        default="invited",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["-starts_at", "-pk"],
                "indexes": [models.Index(fields=["starts_at", "id"], name="meeting_begins")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="meeting_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{invited:cancelled,invited:held}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="c9c8791ef3d10de9a6d3061c843f4d7a5b24bde7",
                            operation="UPDATE",
                            pgid="pgtrigger_meeting_moves_f1e25",
                            table="partnerships_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="meeting_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'invited')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="7c7aac721062b093874e09b2c24a1fd9b22d3d8f",
                            operation="INSERT",
                            pgid="pgtrigger_meeting_begins_c57cf",
                            table="partnerships_meeting",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_meetingevent" ("agenda", "agreement_id", "created_at", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "title") VALUES (NEW."agenda", NEW."agreement_id", NEW."created_at", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."starts_at", NEW."status", NEW."title"); RETURN NULL;',
                            hash="96da3ca9b63ee569920436d9e6fcec3c079afd25",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ca92c",
                            table="partnerships_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_meetingevent" ("agenda", "agreement_id", "created_at", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "title") VALUES (NEW."agenda", NEW."agreement_id", NEW."created_at", NEW."id", NEW."minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."starts_at", NEW."status", NEW."title"); RETURN NULL;',
                            hash="277b9ba8cc4b78e2a6fe8de1057201ef9968ada1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc029",
                            table="partnerships_meeting",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_meetingevent" ("agenda", "agreement_id", "created_at", "id", "minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "starts_at", "status", "title") VALUES (OLD."agenda", OLD."agreement_id", OLD."created_at", OLD."id", OLD."minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."starts_at", OLD."status", OLD."title"); RETURN NULL;',
                            hash="e248dcdf482e0de2ad62dabbda8bc8a42594cb0e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_baa80",
                            table="partnerships_meeting",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="QuarterReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "figures",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="figures",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "Waiting for confirmation"),
                            ("confirmed", "Confirmed"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("quarter", models.PositiveSmallIntegerField(verbose_name="quarter")),
                ("narrative", models.TextField(blank=True, verbose_name="what was done")),
                ("obstacles", models.TextField(blank=True, verbose_name="obstacles")),
                ("plan", models.TextField(blank=True, verbose_name="plan for the next quarter")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quarters",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "quarterly report",
                "verbose_name_plural": "quarterly reports",
                "ordering": ["-year", "-quarter", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "year", "quarter"), name="quarter_once"),
                    models.CheckConstraint(condition=models.Q(("quarter__range", (1, 4))), name="quarter_in_range"),
                    models.CheckConstraint(
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
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="quarter_report_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:submitted,submitted:confirmed,submitted:draft}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="4a40046f1d5e26016d478712a5eee5197b23119e",
                            operation="UPDATE",
                            pgid="pgtrigger_quarter_report_moves_abf5c",
                            table="partnerships_quarterreport",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="quarter_report_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'draft')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="683d051ce7b3bd7cb68e916472f4f1050f1d3409",
                            operation="INSERT",
                            pgid="pgtrigger_quarter_report_begins_b250e",
                            table="partnerships_quarterreport",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="quarter_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN ((OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."figures" IS DISTINCT FROM (NEW."figures") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."quarter" IS DISTINCT FROM (NEW."quarter") OR OLD."narrative" IS DISTINCT FROM (NEW."narrative") OR OLD."obstacles" IS DISTINCT FROM (NEW."obstacles") OR OLD."plan" IS DISTINCT FROM (NEW."plan")) AND OLD."status" = \'confirmed\')',
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="bda4c6551b058965a265519071da67830d744b95",
                            operation="UPDATE",
                            pgid="pgtrigger_quarter_sealed_2fbf4",
                            table="partnerships_quarterreport",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
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
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_quarterreportevent" ("agreement_id", "confirmed_at", "confirmed_by_id", "figures", "id", "narrative", "obstacles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "quarter", "revision", "status", "year") VALUES (NEW."agreement_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."figures", NEW."id", NEW."narrative", NEW."obstacles", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan", NEW."quarter", NEW."revision", NEW."status", NEW."year"); RETURN NULL;',
                            hash="e962c70eb20720255f4e3c7938a8874eb157ba2a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_db01c",
                            table="partnerships_quarterreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_quarterreportevent" ("agreement_id", "confirmed_at", "confirmed_by_id", "figures", "id", "narrative", "obstacles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "quarter", "revision", "status", "year") VALUES (NEW."agreement_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."figures", NEW."id", NEW."narrative", NEW."obstacles", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan", NEW."quarter", NEW."revision", NEW."status", NEW."year"); RETURN NULL;',
                            hash="a4b4f35880b164ca3c526ce3b1a63479b38c6cbd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5182d",
                            table="partnerships_quarterreport",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_quarterreportevent" ("agreement_id", "confirmed_at", "confirmed_by_id", "figures", "id", "narrative", "obstacles", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan", "quarter", "revision", "status", "year") VALUES (OLD."agreement_id", OLD."confirmed_at", OLD."confirmed_by_id", OLD."figures", OLD."id", OLD."narrative", OLD."obstacles", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan", OLD."quarter", OLD."revision", OLD."status", OLD."year"); RETURN NULL;',
                            hash="2f91bb5292ee4788ed102f26699e36a4c49c0263",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ca66c",
                            table="partnerships_quarterreport",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("occasion", models.CharField(max_length=40, verbose_name="occasion")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="told_of",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "reminder",
                "verbose_name_plural": "reminders",
                "constraints": [models.UniqueConstraint(fields=("agreement", "occasion"), name="reminder_once")],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("indicator", models.CharField(max_length=40, verbose_name="indicator")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("amount", models.BigIntegerField(verbose_name="target")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="partnerships.agreement",
                        verbose_name="agreement",
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
                "verbose_name": "target",
                "verbose_name_plural": "targets",
                "ordering": ["year", "indicator", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "indicator", "year", "region"), name="target_once", nulls_distinct=False
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="target_positive"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="target_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF EXISTS (\n                SELECT 1 FROM partnerships_agreement AS agreement\n                WHERE agreement.status NOT IN ('draft', 'offered', 'review', 'input', 'revision', 'final')\n                AND agreement.id IN (\n                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.agreement_id END,\n                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.agreement_id END\n                )\n            ) THEN\n                RAISE EXCEPTION 'pgtrigger: the agreement is no longer a draft, so rows of % stay as they are',\n                    TG_TABLE_NAME;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="cc09f1e3f6e0dbe50e421d53fa8915f079db3763",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_target_sealed_fac2a",
                            table="partnerships_target",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_targetevent" ("agreement_id", "amount", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "year") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."indicator", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."region_id", NEW."year"); RETURN NULL;',
                            hash="b4792ff636ab9e2ad80e97d59ae633451633ed8b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ee3d6",
                            table="partnerships_target",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_targetevent" ("agreement_id", "amount", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "year") VALUES (NEW."agreement_id", NEW."amount", NEW."id", NEW."indicator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."region_id", NEW."year"); RETURN NULL;',
                            hash="e6ce405610c0b94261041f77134660521c8aeefe",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aacc1",
                            table="partnerships_target",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_targetevent" ("agreement_id", "amount", "id", "indicator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "region_id", "year") VALUES (OLD."agreement_id", OLD."amount", OLD."id", OLD."indicator", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."region_id", OLD."year"); RETURN NULL;',
                            hash="151f337fdbdfc65026f32efabfc42f4fec99995e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ec972",
                            table="partnerships_target",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="brought")),
                ("file", models.FileField(max_length=200, upload_to="imports/", verbose_name="file")),
                ("name", models.CharField(max_length=150, verbose_name="file name")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("content", models.JSONField(verbose_name="what was recognised")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="brought by",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported text",
                "verbose_name_plural": "imported texts",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kb", "Kesepakatan Bersama"),
                            ("pks", "Perjanjian Kerja Sama (PKS)"),
                            ("nk", "Nota Kesepakatan"),
                            ("addendum", "Addendum"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("scope", models.TextField(blank=True, verbose_name="object and scope")),
                ("agency_name", models.CharField(blank=True, max_length=200, verbose_name="agency name at signing")),
                (
                    "number",
                    models.CharField(blank=True, max_length=100, null=True, verbose_name="number of the province"),
                ),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed on")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="in force until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Preparation"),
                            ("offered", "Offer"),
                            ("review", "Review by TKKSD"),
                            ("input", "Input of agencies"),
                            ("revision", "Revision"),
                            ("final", "Ready to sign"),
                            ("active", "In force"),
                            ("expired", "Expired"),
                            ("extended", "Extended"),
                            ("terminated", "Ended early"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "funding",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("apbd", "APBD"),
                                ("apbn", "APBN"),
                                ("csr", "CSR"),
                                ("partner", "The partner's own funds"),
                                ("dak", "DAK"),
                                ("other", "Other lawful source"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="sources of funds",
                    ),
                ),
                (
                    "council_needed",
                    models.BooleanField(blank=True, null=True, verbose_name="approval of the DPRD needed"),
                ),
                (
                    "council_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why it is or is not needed"),
                ),
                (
                    "council_approved_on",
                    models.DateField(blank=True, null=True, verbose_name="approved by the DPRD on"),
                ),
                ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="before the partner since")),
                (
                    "data_basis",
                    models.CharField(blank=True, max_length=300, verbose_name="lawful basis for sharing persons' data"),
                ),
                ("archived_on", models.DateField(blank=True, null=True, verbose_name="archived on")),
                ("archive_place", models.CharField(blank=True, max_length=200, verbose_name="place of the original")),
                (
                    "termination_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("purpose", "The purpose is reached"),
                            ("mutual", "Both parties agree"),
                            ("change", "A fundamental change of circumstances"),
                            ("breach", "A party does not keep the agreement"),
                            ("replaced", "Replaced by a new agreement"),
                            ("norm", "A new norm of law"),
                            ("object", "The object is lost"),
                            ("national", "It harms the national interest"),
                        ],
                        max_length=10,
                        verbose_name="ground of ending early",
                    ),
                ),
                ("terminated_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("public_code", models.CharField(editable=False, max_length=16, null=True, verbose_name="public code")),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty for an agreement of the Governor.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="stands under",
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
                        to="partnerships.agreement",
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="extension of",
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
                            hash="dcf629851595577781cbf7017d54767f2824f8ba",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9181d",
                            table="partnerships_agreementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed", "Signed original"),
                            ("draft", "Draft text"),
                            ("offer", "Letter of offer (surat penawaran)"),
                            ("kak", "Terms of reference (KAK)"),
                            ("study", "Feasibility study"),
                            ("legal", "Legal papers of the partner"),
                            ("attorney", "Power of attorney (surat kuasa)"),
                            ("council", "Approval of the DPRD"),
                            ("initials", "Draft with initials (paraf)"),
                            ("minutes", "Minutes (berita acara)"),
                            ("other", "Other document"),
                        ],
                        default="signed",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                ("file", models.FileField(max_length=200, upload_to="agreements/%Y/", verbose_name="file")),
                ("name", models.CharField(max_length=150, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100, verbose_name="type")),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="uploaded")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "kind", "sha256"), name="agreement_file_once"),
                    models.UniqueConstraint(
                        fields=("agreement", "kind", "version"), name="agreement_file_version_once"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="file_never_changed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                            hash="2363ea51d35bcdee8b9d1f01f917768ea83a3410",
                            operation="UPDATE",
                            pgid="pgtrigger_file_never_changed_7de94",
                            table="partnerships_agreementfile",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="file_kept",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF EXISTS (\n                SELECT 1 FROM partnerships_agreement AS agreement\n                WHERE agreement.status NOT IN ('draft', 'offered', 'review', 'input', 'revision', 'final')\n                AND agreement.id IN (\n                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.agreement_id END,\n                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.agreement_id END\n                )\n            ) THEN\n                RAISE EXCEPTION 'pgtrigger: the agreement is no longer a draft, so rows of % stay as they are',\n                    TG_TABLE_NAME;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="88e7ca92b94c162ff94cd285d8261a19df9707c6",
                            operation="DELETE",
                            pgid="pgtrigger_file_kept_861c3",
                            table="partnerships_agreementfile",
                            when="BEFORE",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(blank=True, max_length=100, verbose_name="number of the partner")),
                ("signatory_name", models.CharField(blank=True, max_length=150, verbose_name="signed by")),
                (
                    "signatory_title",
                    models.CharField(blank=True, max_length=150, verbose_name="office of the signatory"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partner",
                        verbose_name="partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("agreement", "partner"), name="agreement_party_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="party_sealed",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF EXISTS (\n                SELECT 1 FROM partnerships_agreement AS agreement\n                WHERE agreement.status NOT IN ('draft', 'offered', 'review', 'input', 'revision', 'final')\n                AND agreement.id IN (\n                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.agreement_id END,\n                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.agreement_id END\n                )\n            ) THEN\n                RAISE EXCEPTION 'pgtrigger: the agreement is no longer a draft, so rows of % stay as they are',\n                    TG_TABLE_NAME;\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="965f6b85586f2b405d12d429aa395d3a219bbfa4",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_party_sealed_8f8a5",
                            table="partnerships_agreementparty",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agreementpartyevent" ("agreement_id", "id", "number", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signatory_name", "signatory_title") VALUES (NEW."agreement_id", NEW."id", NEW."number", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signatory_name", NEW."signatory_title"); RETURN NULL;',
                            hash="f67de521c981fed0d26e92a00cd5fbe1f6e71c51",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d6f12",
                            table="partnerships_agreementparty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_agreementpartyevent" ("agreement_id", "id", "number", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signatory_name", "signatory_title") VALUES (NEW."agreement_id", NEW."id", NEW."number", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signatory_name", NEW."signatory_title"); RETURN NULL;',
                            hash="c5d4468ffae521476f9bc3b935d9c178a6842dfb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5e9d9",
                            table="partnerships_agreementparty",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agreementpartyevent" ("agreement_id", "id", "number", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signatory_name", "signatory_title") VALUES (OLD."agreement_id", OLD."id", OLD."number", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signatory_name", OLD."signatory_title"); RETURN NULL;',
                            hash="3cbf786bfe0a17e2122eb220be00c9fa30e3f90c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e5a13",
                            table="partnerships_agreementparty",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "quota",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="how many are chosen",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("scoring", "Being scored"),
                            ("decided", "Decided"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="partnerships.agreement",
                        verbose_name="for the agreement",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
            ],
            options={
                "verbose_name": "call",
                "verbose_name_plural": "calls",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("quota__gte", 1)), name="call_quota_positive")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="call_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:cancelled,draft:scoring,scoring:cancelled,scoring:decided}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="d12c4d759b23484295b092894f48504c5ad94c89",
                            operation="UPDATE",
                            pgid="pgtrigger_call_moves_09dd7",
                            table="partnerships_call",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="call_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'draft')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="aaf77b73e4756301f15cdbf9c152102a31bf8088",
                            operation="INSERT",
                            pgid="pgtrigger_call_begins_1ca70",
                            table="partnerships_call",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_callevent" ("agency_id", "agreement_id", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "status", "title") VALUES (NEW."agency_id", NEW."agreement_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quota", NEW."status", NEW."title"); RETURN NULL;',
                            hash="652a31d2bc3c8e7d34ca43191e2e5765c9c97ffb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a7a26",
                            table="partnerships_call",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_callevent" ("agency_id", "agreement_id", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "status", "title") VALUES (NEW."agency_id", NEW."agreement_id", NEW."created_at", NEW."decided_at", NEW."decided_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quota", NEW."status", NEW."title"); RETURN NULL;',
                            hash="37f91d0dffeb9133b9a0fab4bdc6b91da5fc1c26",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b94a0",
                            table="partnerships_call",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_callevent" ("agency_id", "agreement_id", "created_at", "decided_at", "decided_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota", "status", "title") VALUES (OLD."agency_id", OLD."agreement_id", OLD."created_at", OLD."decided_at", OLD."decided_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quota", OLD."status", OLD."title"); RETURN NULL;',
                            hash="534d8b3bec125fb77233f467b3251872b9494246",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e5bf8",
                            table="partnerships_call",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150, verbose_name="criterion")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight (%)",
                    ),
                ),
                (
                    "scale",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="highest score",
                    ),
                ),
                ("guide", models.CharField(blank=True, max_length=300, verbose_name="how to score")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criteria",
                        to="partnerships.call",
                        verbose_name="call",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("call", "name"), name="criterion_once"),
                    models.CheckConstraint(
                        condition=models.Q(("weight__range", (1, 100)), ("scale__gte", 1)), name="criterion_in_range"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_criterionevent" ("call_id", "guide", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale", "weight") VALUES (NEW."call_id", NEW."guide", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."scale", NEW."weight"); RETURN NULL;',
                            hash="d611f4219921bd84eda1e00f6108de06c377b307",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ad8de",
                            table="partnerships_criterion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_criterionevent" ("call_id", "guide", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale", "weight") VALUES (NEW."call_id", NEW."guide", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."scale", NEW."weight"); RETURN NULL;',
                            hash="9cefaf1a61a461c5de615c035ef39c10f8ecdda8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e97b",
                            table="partnerships_criterion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_criterionevent" ("call_id", "guide", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "scale", "weight") VALUES (OLD."call_id", OLD."guide", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."scale", OLD."weight"); RETURN NULL;',
                            hash="6634141cbaeee7825fcb9d5e971dc0aa7c821cb9",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_03a0a",
                            table="partnerships_criterion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=400, verbose_name="decision")),
                ("due_on", models.DateField(verbose_name="by")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="what was done")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "reminded_mark",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="last mark reminded of"),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="accounts.agency",
                        verbose_name="carried out by",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="partnerships.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "decision",
                "verbose_name_plural": "decisions",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(fields=["owner", "status", "due_on"], name="decision_work"),
                    models.Index(fields=["due_on", "id"], name="decision_due"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="decision_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:done,open:dropped}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="5cfb7569804d37daa55527eb09f448808491fa24",
                            operation="UPDATE",
                            pgid="pgtrigger_decision_moves_8c2c9",
                            table="partnerships_decision",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="decision_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'open')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="11e6910a4b50e935df88b92a2d32d6644849a76a",
                            operation="INSERT",
                            pgid="pgtrigger_decision_begins_8f92e",
                            table="partnerships_decision",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_decisionevent" ("closed_at", "due_on", "id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text") VALUES (NEW."closed_at", NEW."due_on", NEW."id", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."text"); RETURN NULL;',
                            hash="7525ccf61027ed64849ecb8b7335a63a2c740221",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3c734",
                            table="partnerships_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text" IS DISTINCT FROM (NEW."text"))',
                            func='INSERT INTO "partnerships_decisionevent" ("closed_at", "due_on", "id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text") VALUES (NEW."closed_at", NEW."due_on", NEW."id", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."text"); RETURN NULL;',
                            hash="81753c2e09693af555d23bb8280446b83622aa65",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75163",
                            table="partnerships_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_decisionevent" ("closed_at", "due_on", "id", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "text") VALUES (OLD."closed_at", OLD."due_on", OLD."id", OLD."meeting_id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."text"); RETURN NULL;',
                            hash="97287936cab377ea9498af8984f21ae34cdaebad",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_882f0",
                            table="partnerships_decision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="DraftVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="what is new")),
                ("preamble", models.TextField(blank=True, verbose_name="opening (komparisi)")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                ("frozen_at", models.DateTimeField(blank=True, null=True, verbose_name="frozen")),
                ("shared_at", models.DateTimeField(blank=True, null=True, verbose_name="put before the partner")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
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
                        to="partnerships.draftversion",
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
                            hash="ef073c32c9645e09a218c031ee5b6c7b2d302843",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_08186",
                            table="partnerships_draftversionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EvaluationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "figures",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="figures",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "Waiting for confirmation"),
                            ("confirmed", "Confirmed"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                (
                    "recommendation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extend", "Extend"),
                            ("extend_changed", "Extend with changes"),
                            ("stop", "Let it end"),
                        ],
                        max_length=16,
                        verbose_name="recommendation",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="judgement")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="begun")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
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
                        to="partnerships.evaluation",
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
                            hash="48c73c14442852177ba5e4363e07054844a7106c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07b73",
                            table="partnerships_evaluationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InputRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("deadline", models.DateField(verbose_name="answer by")),
                ("message", models.TextField(blank=True, verbose_name="what is asked")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed"), ("cancelled", "Cancelled")],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="partnerships.draftversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "input round",
                "verbose_name_plural": "input rounds",
                "ordering": ["-opened_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")), fields=("agreement",), name="round_one_open_each"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="input_round_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{open:cancelled,open:closed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="d39ba848705d7a4e8e1a191ff790dc3de1b7355a",
                            operation="UPDATE",
                            pgid="pgtrigger_input_round_moves_f940e",
                            table="partnerships_inputround",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="input_round_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'open')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="ebf5f558ad21b8fac906f62dea1f80422af6d107",
                            operation="INSERT",
                            pgid="pgtrigger_input_round_begins_bc3a4",
                            table="partnerships_inputround",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_inputroundevent" ("agreement_id", "closed_at", "deadline", "id", "message", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "version_id") VALUES (NEW."agreement_id", NEW."closed_at", NEW."deadline", NEW."id", NEW."message", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."status", NEW."version_id"); RETURN NULL;',
                            hash="f1aa2a9975005717a40b99bc0e544433666fde57",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6beed",
                            table="partnerships_inputround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_inputroundevent" ("agreement_id", "closed_at", "deadline", "id", "message", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "version_id") VALUES (NEW."agreement_id", NEW."closed_at", NEW."deadline", NEW."id", NEW."message", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."status", NEW."version_id"); RETURN NULL;',
                            hash="02b99a8eed7e64ffb92fe7811f3d4e1e1c457a3f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e3a15",
                            table="partnerships_inputround",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_inputroundevent" ("agreement_id", "closed_at", "deadline", "id", "message", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "version_id") VALUES (OLD."agreement_id", OLD."closed_at", OLD."deadline", OLD."id", OLD."message", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status", OLD."version_id"); RETURN NULL;',
                            hash="88b1d2d079c0a883a598af05f3e30060ba7bc199",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_53d6b",
                            table="partnerships_inputround",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("place", models.CharField(max_length=250, verbose_name="place or link")),
                ("agenda", models.TextField(blank=True, verbose_name="agenda")),
                ("minutes", models.TextField(blank=True, verbose_name="minutes")),
                (
                    "status",
                    models.CharField(
                        choices=[("invited", "Invited"), ("held", "Held"), ("cancelled", "Cancelled")],
                        default="invited",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
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
                        to="partnerships.meeting",
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
                            hash="306d1e47323cae88d9fefb1b3e4bed650139826e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_87d8b",
                            table="partnerships_meetingevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("attended", models.BooleanField(blank=True, null=True, verbose_name="attended")),
                ("delegate", models.CharField(blank=True, max_length=150, verbose_name="who came")),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="partnerships.meeting",
                        verbose_name="meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["agency__short_name"],
                "constraints": [models.UniqueConstraint(fields=("meeting", "agency"), name="invitation_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_meetinginvitationevent" ("agency_id", "attended", "delegate", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_id", NEW."attended", NEW."delegate", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="7119492838948b45fbd3502b6a39a6f96696a2fa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1751f",
                            table="partnerships_meetinginvitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_meetinginvitationevent" ("agency_id", "attended", "delegate", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_id", NEW."attended", NEW."delegate", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="de4975dabf0091f23d61e1d48a907656c3b03239",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_64243",
                            table="partnerships_meetinginvitation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_meetinginvitationevent" ("agency_id", "attended", "delegate", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agency_id", OLD."attended", OLD."delegate", OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="8d2c402a23201130a5f4e931bdc39342f4a18bf0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62ae4",
                            table="partnerships_meetinginvitation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuarterReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "figures",
                    models.JSONField(
                        blank=True,
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="figures",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("submitted", "Waiting for confirmation"),
                            ("confirmed", "Confirmed"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("quarter", models.PositiveSmallIntegerField(verbose_name="quarter")),
                ("narrative", models.TextField(blank=True, verbose_name="what was done")),
                ("obstacles", models.TextField(blank=True, verbose_name="obstacles")),
                ("plan", models.TextField(blank=True, verbose_name="plan for the next quarter")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
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
                        to="partnerships.quarterreport",
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
                            hash="ef84f49c1a8f55102e8ce4b58c9bcd92c5a512b0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_38858",
                            table="partnerships_quarterreportevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("indicator", models.CharField(max_length=40, verbose_name="indicator")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("amount", models.BigIntegerField(verbose_name="target")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
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
                        to="partnerships.target",
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
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="160210afa2409553791d905846f016e3d1420fd1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f6acf",
                            table="partnerships_targetevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementPartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=100, verbose_name="number of the partner")),
                ("signatory_name", models.CharField(blank=True, max_length=150, verbose_name="signed by")),
                (
                    "signatory_title",
                    models.CharField(blank=True, max_length=150, verbose_name="office of the signatory"),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
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
                        to="partnerships.agreementparty",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.partner",
                        verbose_name="partner",
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
                            hash="2d37b6a71a426ca7064ea8dbad54fd353fd19d64",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_29640",
                            table="partnerships_agreementpartyevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("chapter", models.CharField(blank=True, max_length=150, verbose_name="chapter (bab)")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("parties", "Parties"),
                            ("purpose", "Purpose and aim"),
                            ("object", "Object"),
                            ("scope", "Scope"),
                            ("implementation", "Implementation"),
                            ("rights", "Rights and duties"),
                            ("term", "Term"),
                            ("funding", "Funding"),
                            ("correspondence", "Correspondence"),
                            ("force_majeure", "Force majeure"),
                            ("disputes", "Settlement of disputes"),
                            ("sanctions", "Sanctions"),
                            ("termination", "Ending early"),
                            ("monitoring", "Monitoring and evaluation"),
                            ("addendum", "Changes (addendum)"),
                            ("other", "Other provisions"),
                            ("closing", "Closing"),
                        ],
                        default="other",
                        max_length=16,
                        verbose_name="about",
                    ),
                ),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                ("edited_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="last edited")),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="last edited by",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="articles",
                        to="partnerships.draftversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "article",
                "verbose_name_plural": "articles",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="article_once_per_version"),
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("version", "position"),
                        name="article_position_once",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="article_frozen",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF EXISTS (\n                SELECT 1 FROM partnerships_draftversion AS version\n                WHERE version.frozen_at IS NOT NULL\n                AND version.id IN (\n                    CASE WHEN TG_OP <> 'INSERT' THEN OLD.version_id END,\n                    CASE WHEN TG_OP <> 'DELETE' THEN NEW.version_id END\n                )\n            ) THEN\n                RAISE EXCEPTION 'pgtrigger: the version is frozen, so its articles stay as they are';\n            END IF;\n            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n            RETURN NEW;\n        ",
                            hash="cf045b471b536279277a89735b37c71f684d871e",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_article_frozen_f9caa",
                            table="partnerships_article",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_articleevent" ("body", "chapter", "edited_at", "edited_by_id", "heading", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revision", "version_id") VALUES (NEW."body", NEW."chapter", NEW."edited_at", NEW."edited_by_id", NEW."heading", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."revision", NEW."version_id"); RETURN NULL;',
                            hash="27f01b0038e2677c91107663c06d5446f87a3172",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_44110",
                            table="partnerships_article",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_articleevent" ("body", "chapter", "edited_at", "edited_by_id", "heading", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revision", "version_id") VALUES (NEW."body", NEW."chapter", NEW."edited_at", NEW."edited_by_id", NEW."heading", NEW."id", NEW."key", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."revision", NEW."version_id"); RETURN NULL;',
                            hash="3462f8d67ab153497e94d089916e8d577370cd27",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2c59b",
                            table="partnerships_article",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_articleevent" ("body", "chapter", "edited_at", "edited_by_id", "heading", "id", "key", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "revision", "version_id") VALUES (OLD."body", OLD."chapter", OLD."edited_at", OLD."edited_by_id", OLD."heading", OLD."id", OLD."key", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."revision", OLD."version_id"); RETURN NULL;',
                            hash="8948d9c182520e20f4f5cf1785c2c6c11590102f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_14c86",
                            table="partnerships_article",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assessor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assessor",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessors",
                        to="partnerships.call",
                        verbose_name="call",
                    ),
                ),
            ],
            options={
                "verbose_name": "assessor",
                "verbose_name_plural": "assessors",
                "constraints": [models.UniqueConstraint(fields=("call", "user"), name="assessor_once")],
            },
        ),
        migrations.CreateModel(
            name="CallEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "quota",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="how many are chosen",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("scoring", "Being scored"),
                            ("decided", "Decided"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
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
                        verbose_name="for the agreement",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
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
                        to="partnerships.call",
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
                            hash="36c9e6fc07f9527cacb96625721292732e21a001",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_56507",
                            table="partnerships_callevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank")),
                (
                    "total",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=7, null=True, verbose_name="total"),
                ),
                ("is_chosen", models.BooleanField(blank=True, null=True, verbose_name="chosen")),
                ("departure_reason", models.TextField(blank=True, verbose_name="why against the ranking")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="candidates",
                        to="partnerships.call",
                        verbose_name="call",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partner",
                        verbose_name="company",
                    ),
                ),
            ],
            options={
                "verbose_name": "candidate",
                "verbose_name_plural": "candidates",
                "ordering": ["rank", "pk"],
                "constraints": [models.UniqueConstraint(fields=("call", "partner"), name="candidate_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_candidateevent" ("call_id", "departure_reason", "id", "is_chosen", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "total") VALUES (NEW."call_id", NEW."departure_reason", NEW."id", NEW."is_chosen", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."total"); RETURN NULL;',
                            hash="4edaf388782d636402413256243efd3ca5418537",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b7373",
                            table="partnerships_candidate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_candidateevent" ("call_id", "departure_reason", "id", "is_chosen", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "total") VALUES (NEW."call_id", NEW."departure_reason", NEW."id", NEW."is_chosen", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."total"); RETURN NULL;',
                            hash="86c365ace20817a207a5357cbe2d428f160508b0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_baed3",
                            table="partnerships_candidate",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_candidateevent" ("call_id", "departure_reason", "id", "is_chosen", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "total") VALUES (OLD."call_id", OLD."departure_reason", OLD."id", OLD."is_chosen", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."total"); RETURN NULL;',
                            hash="7226572f66de0d26660de9c870e4b2dc9ab631d1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ececd",
                            table="partnerships_candidate",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CriterionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="criterion")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight (%)",
                    ),
                ),
                (
                    "scale",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="highest score",
                    ),
                ),
                ("guide", models.CharField(blank=True, max_length=300, verbose_name="how to score")),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "call",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.call",
                        verbose_name="call",
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
                        to="partnerships.criterion",
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
                            hash="dd4b3076341b3d89e9721c9bed8b056f82ee678a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_12665",
                            table="partnerships_criterionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.CharField(max_length=400, verbose_name="decision")),
                ("due_on", models.DateField(verbose_name="by")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "To do"), ("done", "Done"), ("dropped", "Dropped")],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("outcome", models.TextField(blank=True, verbose_name="what was done")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="carried out by",
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
                        to="partnerships.decision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.meeting",
                        verbose_name="meeting",
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
                            hash="d5738736f1cb080d43cb17282b05e94bc2f51f52",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d2901",
                            table="partnerships_decisionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InputRoundEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("deadline", models.DateField(verbose_name="answer by")),
                ("message", models.TextField(blank=True, verbose_name="what is asked")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed"), ("cancelled", "Cancelled")],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="agreement",
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
                        to="partnerships.inputround",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.draftversion",
                        verbose_name="version",
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
                            hash="5b38796a99d374a31f1a040e20729b87ee016674",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e0a5a",
                            table="partnerships_inputroundevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingInvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("attended", models.BooleanField(blank=True, null=True, verbose_name="attended")),
                ("delegate", models.CharField(blank=True, max_length=150, verbose_name="who came")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.meeting",
                        verbose_name="meeting",
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
                        to="partnerships.meetinginvitation",
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
                            hash="9d249a51ccb850ef117a00238d48ba4cefb8e697",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_81d3a",
                            table="partnerships_meetinginvitationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerComment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True, verbose_name="comment")),
                ("counter_text", models.TextField(blank=True, verbose_name="proposed wording")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "response_status",
                    models.CharField(
                        choices=[("open", "Not answered yet"), ("accepted", "Accepted"), ("rejected", "Not accepted")],
                        default="open",
                        max_length=10,
                        verbose_name="answer of the drafter",
                    ),
                ),
                ("response", models.TextField(blank=True, verbose_name="reason or place")),
                ("responded_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="partnerships.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "responded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "comment of a partner",
                "verbose_name_plural": "comments of partners",
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("counter_text", ""), ("text", ""), _negated=True),
                        name="comment_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("response_status", "open"), models.Q(("response", ""), _negated=True), _connector="OR"
                        ),
                        name="comment_response_has_reason",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partnercommentevent" ("article_id", "author_id", "counter_text", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_at", "responded_by_id", "response", "response_status", "text", "written_at") VALUES (NEW."article_id", NEW."author_id", NEW."counter_text", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."responded_at", NEW."responded_by_id", NEW."response", NEW."response_status", NEW."text", NEW."written_at"); RETURN NULL;',
                            hash="0235db2c66e5654c0657c958659de33f57ae22bb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4bc66",
                            table="partnerships_partnercomment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_partnercommentevent" ("article_id", "author_id", "counter_text", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_at", "responded_by_id", "response", "response_status", "text", "written_at") VALUES (NEW."article_id", NEW."author_id", NEW."counter_text", NEW."id", NEW."partner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."responded_at", NEW."responded_by_id", NEW."response", NEW."response_status", NEW."text", NEW."written_at"); RETURN NULL;',
                            hash="90eec1ff7b59829930db7d7d6df2e3bf8ac981ff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8765d",
                            table="partnerships_partnercomment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partnercommentevent" ("article_id", "author_id", "counter_text", "id", "partner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_at", "responded_by_id", "response", "response_status", "text", "written_at") VALUES (OLD."article_id", OLD."author_id", OLD."counter_text", OLD."id", OLD."partner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."responded_at", OLD."responded_by_id", OLD."response", OLD."response_status", OLD."text", OLD."written_at"); RETURN NULL;',
                            hash="05596c580d7bbbee6160895244aa50a93f92befd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_07b5f",
                            table="partnerships_partnercomment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Score",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.PositiveSmallIntegerField(verbose_name="score")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "assessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="partnerships.assessor",
                        verbose_name="assessor",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="partnerships.candidate",
                        verbose_name="candidate",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="partnerships.criterion",
                        verbose_name="criterion",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
                "constraints": [
                    models.UniqueConstraint(fields=("candidate", "criterion", "assessor"), name="score_once"),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="score_has_reason"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_scoreevent" ("assessor_id", "candidate_id", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "value") VALUES (NEW."assessor_id", NEW."candidate_id", NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."value"); RETURN NULL;',
                            hash="9dd7252f139ffc66888d3d9d20668c57589a2d41",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f6f84",
                            table="partnerships_score",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_scoreevent" ("assessor_id", "candidate_id", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "value") VALUES (NEW."assessor_id", NEW."candidate_id", NEW."criterion_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."value"); RETURN NULL;',
                            hash="e9cc2a04cba55dc8989c0bfb278cfb40767c31cf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e488a",
                            table="partnerships_score",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_scoreevent" ("assessor_id", "candidate_id", "criterion_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "value") VALUES (OLD."assessor_id", OLD."candidate_id", OLD."criterion_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."value"); RETURN NULL;',
                            hash="4af7d54ba84f870a546e3c58ae17aae28df8e0d8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_83b84",
                            table="partnerships_score",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_required", models.BooleanField(default=True, verbose_name="must answer")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("silent", "No answer yet"),
                            ("prepared", "Waiting for the head's confirmation"),
                            ("confirmed", "Confirmed"),
                            ("waived", "Waived by the Sekda"),
                        ],
                        default="silent",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("no_objection", "No objection"), ("input", "Input"), ("objection", "Objection")],
                        max_length=14,
                        verbose_name="verdict",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="remark")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                ("reminded_at", models.DateTimeField(blank=True, null=True, verbose_name="last reminder")),
                (
                    "reminded_mark",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="last mark reminded of"),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="prepared by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="partnerships.inputround",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer of an agency",
                "verbose_name_plural": "answers of agencies",
                "ordering": ["agency__short_name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("round", "agency"), name="answer_once")],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="answer_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{confirmed:waived,prepared:confirmed,prepared:silent,prepared:waived,silent:prepared,silent:waived}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="d4e51cda1f310ae19b353d892406867a5e54d4a1",
                            operation="UPDATE",
                            pgid="pgtrigger_answer_moves_dcf01",
                            table="partnerships_answer",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="answer_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'silent')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="f570997ac4e06d58630b067d846f9fe62abe5e3a",
                            operation="INSERT",
                            pgid="pgtrigger_answer_begins_96a9e",
                            table="partnerships_answer",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_answerevent" ("agency_id", "confirmed_at", "confirmed_by_id", "id", "is_required", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "revision", "round_id", "status", "verdict") VALUES (NEW."agency_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."id", NEW."is_required", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prepared_by_id", NEW."revision", NEW."round_id", NEW."status", NEW."verdict"); RETURN NULL;',
                            hash="ec86620fe3b2015cc870655b3bc925028a4e84d3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bc64c",
                            table="partnerships_answer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."confirmed_by_id" IS DISTINCT FROM (NEW."confirmed_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_required" IS DISTINCT FROM (NEW."is_required") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."prepared_by_id" IS DISTINCT FROM (NEW."prepared_by_id") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict"))',
                            func='INSERT INTO "partnerships_answerevent" ("agency_id", "confirmed_at", "confirmed_by_id", "id", "is_required", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "revision", "round_id", "status", "verdict") VALUES (NEW."agency_id", NEW."confirmed_at", NEW."confirmed_by_id", NEW."id", NEW."is_required", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prepared_by_id", NEW."revision", NEW."round_id", NEW."status", NEW."verdict"); RETURN NULL;',
                            hash="db60b0b112dabf2d271ee9192eb965f1b1543448",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bc107",
                            table="partnerships_answer",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_answerevent" ("agency_id", "confirmed_at", "confirmed_by_id", "id", "is_required", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_by_id", "revision", "round_id", "status", "verdict") VALUES (OLD."agency_id", OLD."confirmed_at", OLD."confirmed_by_id", OLD."id", OLD."is_required", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prepared_by_id", OLD."revision", OLD."round_id", OLD."status", OLD."verdict"); RETURN NULL;',
                            hash="570d36f6e457afbb99c271ebfaf64edfede151ab",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7fa42",
                            table="partnerships_answer",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("position", models.PositiveSmallIntegerField(verbose_name="position")),
                ("chapter", models.CharField(blank=True, max_length=150, verbose_name="chapter (bab)")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("parties", "Parties"),
                            ("purpose", "Purpose and aim"),
                            ("object", "Object"),
                            ("scope", "Scope"),
                            ("implementation", "Implementation"),
                            ("rights", "Rights and duties"),
                            ("term", "Term"),
                            ("funding", "Funding"),
                            ("correspondence", "Correspondence"),
                            ("force_majeure", "Force majeure"),
                            ("disputes", "Settlement of disputes"),
                            ("sanctions", "Sanctions"),
                            ("termination", "Ending early"),
                            ("monitoring", "Monitoring and evaluation"),
                            ("addendum", "Changes (addendum)"),
                            ("other", "Other provisions"),
                            ("closing", "Closing"),
                        ],
                        default="other",
                        max_length=16,
                        verbose_name="about",
                    ),
                ),
                ("heading", models.CharField(max_length=200, verbose_name="heading")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                ("edited_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="last edited")),
                (
                    "edited_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="last edited by",
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
                        to="partnerships.article",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.draftversion",
                        verbose_name="version",
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
                            hash="7270e3620781c022bea72ebe6761f28e4f820691",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_89177",
                            table="partnerships_articleevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CandidateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("rank", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rank")),
                (
                    "total",
                    models.DecimalField(blank=True, decimal_places=3, max_digits=7, null=True, verbose_name="total"),
                ),
                ("is_chosen", models.BooleanField(blank=True, null=True, verbose_name="chosen")),
                ("departure_reason", models.TextField(blank=True, verbose_name="why against the ranking")),
                (
                    "call",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.call",
                        verbose_name="call",
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
                        to="partnerships.candidate",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.partner",
                        verbose_name="company",
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
                            hash="66235ff93eb5a44e3b9a228ad1e99a6a07eb5fdf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_aa5c6",
                            table="partnerships_candidateevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opportunity",
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
                ("activity", models.CharField(max_length=250, verbose_name="activity")),
                ("target_group", models.CharField(blank=True, max_length=200, verbose_name="for whom")),
                ("capacity", models.PositiveIntegerField(verbose_name="enterprises a year")),
                (
                    "funding",
                    models.CharField(
                        choices=[
                            ("apbd", "APBD"),
                            ("apbn", "APBN"),
                            ("csr", "CSR"),
                            ("partner", "The partner's own funds"),
                            ("dak", "DAK"),
                            ("other", "Other lawful source"),
                        ],
                        default="apbd",
                        max_length=10,
                        verbose_name="source of funds",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="opportunities",
                        to="partnerships.answer",
                        verbose_name="answer",
                    ),
                ),
            ],
            options={
                "verbose_name": "opportunity",
                "verbose_name_plural": "opportunities",
                "ordering": ["step", "pk"],
                "indexes": [
                    models.Index(fields=["step", "id"], name="opportunity_step"),
                    models.Index(fields=["capacity", "id"], name="opportunity_capacity"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gt", 0)), name="opportunity_capacity_positive"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_opportunityevent" ("activity", "answer_id", "capacity", "funding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "target_group") VALUES (NEW."activity", NEW."answer_id", NEW."capacity", NEW."funding", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."step", NEW."target_group"); RETURN NULL;',
                            hash="5231e61bdb06a413fe38ec5c3ab54780c9e2b6d4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3dad7",
                            table="partnerships_opportunity",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_opportunityevent" ("activity", "answer_id", "capacity", "funding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "target_group") VALUES (NEW."activity", NEW."answer_id", NEW."capacity", NEW."funding", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."step", NEW."target_group"); RETURN NULL;',
                            hash="395b2b3f7d720ffab917b11876467d9fa901f7d4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_496b4",
                            table="partnerships_opportunity",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_opportunityevent" ("activity", "answer_id", "capacity", "funding", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "step", "target_group") VALUES (OLD."activity", OLD."answer_id", OLD."capacity", OLD."funding", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."step", OLD."target_group"); RETURN NULL;',
                            hash="6c91ab9ddcdd8536b6f78062a3b41b004132ad90",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4df2c",
                            table="partnerships_opportunity",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartnerCommentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(blank=True, verbose_name="comment")),
                ("counter_text", models.TextField(blank=True, verbose_name="proposed wording")),
                ("written_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "response_status",
                    models.CharField(
                        choices=[("open", "Not answered yet"), ("accepted", "Accepted"), ("rejected", "Not accepted")],
                        default="open",
                        max_length=10,
                        verbose_name="answer of the drafter",
                    ),
                ),
                ("response", models.TextField(blank=True, verbose_name="reason or place")),
                ("responded_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.article",
                        verbose_name="article",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="written by",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.partner",
                        verbose_name="partner",
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
                        to="partnerships.partnercomment",
                    ),
                ),
                (
                    "responded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
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
                            hash="61dd3cb3d828de54c7e0fb3fccdaf30ab5670a68",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ac6e7",
                            table="partnerships_partnercommentevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ScoreEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("value", models.PositiveSmallIntegerField(verbose_name="score")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                (
                    "assessor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.assessor",
                        verbose_name="assessor",
                    ),
                ),
                (
                    "candidate",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.candidate",
                        verbose_name="candidate",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.criterion",
                        verbose_name="criterion",
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
                        to="partnerships.score",
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
                            hash="91b4342acd879ff9e02641b853ff9fdc5a6ceb6e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_20778",
                            table="partnerships_scoreevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("is_required", models.BooleanField(default=True, verbose_name="must answer")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("silent", "No answer yet"),
                            ("prepared", "Waiting for the head's confirmation"),
                            ("confirmed", "Confirmed"),
                            ("waived", "Waived by the Sekda"),
                        ],
                        default="silent",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("no_objection", "No objection"), ("input", "Input"), ("objection", "Objection")],
                        max_length=14,
                        verbose_name="verdict",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="remark")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="revision")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="agency (OPD)",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="confirmed by",
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
                        to="partnerships.answer",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="prepared by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.inputround",
                        verbose_name="round",
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
                            hash="98ffe01e4c3ea34df1005248d3c338cd52b6d812",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_23557",
                            table="partnerships_answerevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleInput",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_objection", models.BooleanField(default=False, verbose_name="objection")),
                ("text", models.TextField(verbose_name="input")),
                (
                    "response_status",
                    models.CharField(
                        choices=[("open", "Not answered yet"), ("accepted", "Accepted"), ("rejected", "Not accepted")],
                        default="open",
                        max_length=10,
                        verbose_name="answer of the drafter",
                    ),
                ),
                ("response", models.TextField(blank=True, verbose_name="reason or place")),
                ("responded_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inputs",
                        to="partnerships.answer",
                        verbose_name="answer",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="partnerships.article",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "input",
                "verbose_name_plural": "inputs",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("response_status", "open"), models.Q(("response", ""), _negated=True), _connector="OR"
                        ),
                        name="input_response_has_reason",
                    ),
                    models.UniqueConstraint(
                        fields=("answer", "article"), name="input_once_per_article", nulls_distinct=False
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_articleinputevent" ("answer_id", "article_id", "id", "is_objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_at", "response", "response_status", "text") VALUES (NEW."answer_id", NEW."article_id", NEW."id", NEW."is_objection", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."responded_at", NEW."response", NEW."response_status", NEW."text"); RETURN NULL;',
                            hash="db93762778d9b4af67c825fa85b8c8e05ac13d24",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ddad3",
                            table="partnerships_articleinput",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_articleinputevent" ("answer_id", "article_id", "id", "is_objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_at", "response", "response_status", "text") VALUES (NEW."answer_id", NEW."article_id", NEW."id", NEW."is_objection", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."responded_at", NEW."response", NEW."response_status", NEW."text"); RETURN NULL;',
                            hash="3633cf46db1f0226b94ba005471c09643add45ba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9de21",
                            table="partnerships_articleinput",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_articleinputevent" ("answer_id", "article_id", "id", "is_objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_at", "response", "response_status", "text") VALUES (OLD."answer_id", OLD."article_id", OLD."id", OLD."is_objection", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."responded_at", OLD."response", OLD."response_status", OLD."text"); RETURN NULL;',
                            hash="e345c496374c3cdde0a2358f0d906bb62becb56c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ecdfe",
                            table="partnerships_articleinput",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpportunityEvent",
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
                ("activity", models.CharField(max_length=250, verbose_name="activity")),
                ("target_group", models.CharField(blank=True, max_length=200, verbose_name="for whom")),
                ("capacity", models.PositiveIntegerField(verbose_name="enterprises a year")),
                (
                    "funding",
                    models.CharField(
                        choices=[
                            ("apbd", "APBD"),
                            ("apbn", "APBN"),
                            ("csr", "CSR"),
                            ("partner", "The partner's own funds"),
                            ("dak", "DAK"),
                            ("other", "Other lawful source"),
                        ],
                        default="apbd",
                        max_length=10,
                        verbose_name="source of funds",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.answer",
                        verbose_name="answer",
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
                        to="partnerships.opportunity",
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
                            hash="5ab11f8690f2d922428787563908d5dbc9b2d96b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4cee0",
                            table="partnerships_opportunityevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleInputEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("is_objection", models.BooleanField(default=False, verbose_name="objection")),
                ("text", models.TextField(verbose_name="input")),
                (
                    "response_status",
                    models.CharField(
                        choices=[("open", "Not answered yet"), ("accepted", "Accepted"), ("rejected", "Not accepted")],
                        default="open",
                        max_length=10,
                        verbose_name="answer of the drafter",
                    ),
                ),
                ("response", models.TextField(blank=True, verbose_name="reason or place")),
                ("responded_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                (
                    "answer",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.answer",
                        verbose_name="answer",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.article",
                        verbose_name="article",
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
                        to="partnerships.articleinput",
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
                            hash="720bf665a570672e44ab4eb877b763f68079aa9e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_11ebc",
                            table="partnerships_articleinputevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="partners",
            field=models.ManyToManyField(
                related_name="agreements",
                through="partnerships.AgreementParty",
                to="partnerships.partner",
                verbose_name="partners",
            ),
        ),
        core.triggers.InstallTriggers(
            models=[
                "agreement",
                "agreementevent",
                "agreementfile",
                "agreementparty",
                "agreementpartyevent",
                "answer",
                "answerevent",
                "article",
                "articleevent",
                "articleinput",
                "articleinputevent",
                "call",
                "callevent",
                "candidate",
                "candidateevent",
                "companyprofile",
                "companyprofileevent",
                "criterion",
                "criterionevent",
                "decision",
                "decisionevent",
                "draftversion",
                "draftversionevent",
                "evaluation",
                "evaluationevent",
                "inputround",
                "inputroundevent",
                "meeting",
                "meetingevent",
                "meetinginvitation",
                "meetinginvitationevent",
                "opportunity",
                "opportunityevent",
                "partner",
                "partnercomment",
                "partnercommentevent",
                "partnerevent",
                "partneruser",
                "partneruserevent",
                "quarterreport",
                "quarterreportevent",
                "score",
                "scoreevent",
                "target",
                "targetevent",
            ],
        ),
    ]
