import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.db import migrations, models

import core.triggers
import workflow.lifecycle


class Migration(migrations.Migration):
    replaces = [("support", "0001_initial"), ("support", "0002_records_sent_once")]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0003_cooperation"),
        ("enterprises", "0001_squashed_0012_consents"),
        ("partnerships", "0001_squashed_0010_monitoring"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="MarketingResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_on", models.DateField(verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[("recorded", "Recorded"), ("voided", "Voided")],
                        default="recorded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                ("request_token", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("tokopedia", "Tokopedia"),
                            ("shopee", "Shopee"),
                            ("tiktok", "TikTok Shop"),
                            ("instagram", "Instagram"),
                            ("facebook", "Facebook"),
                            ("whatsapp", "WhatsApp"),
                            ("ekatalog", "e-Katalog LKPP"),
                            ("padi", "PaDi UMKM"),
                            ("okocemall", "OK OCE Mall"),
                            ("website", "Own website"),
                            ("exhibition", "Exhibition or bazaar"),
                            ("retail", "Shop, retailer or hotel"),
                            ("export", "Export buyer"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="channel",
                    ),
                ),
                (
                    "channel_name",
                    models.CharField(blank=True, max_length=150, verbose_name="name of shop, event or buyer"),
                ),
                ("product", models.CharField(max_length=150, verbose_name="product")),
                ("url", models.URLField(blank=True, verbose_name="web address")),
                ("sales", models.BigIntegerField(blank=True, null=True, verbose_name="sales so far (Rp)")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="accounts.agency",
                        verbose_name="helped by",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="partnerships.agreement",
                        verbose_name="under the agreement",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "marketing result",
                "verbose_name_plural": "marketing results",
                "ordering": ["-happened_on", "-pk"],
                "indexes": [
                    models.Index(fields=["agreement", "happened_on"], name="marketing_agreement"),
                    models.Index(fields=["happened_on", "id"], name="marketing_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sales__isnull", True), ("sales__gte", 0), _connector="OR"),
                        name="marketing_sales_positive",
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="marketing_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{recorded:voided}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="cb3e10bd100e481e0e843423745eb48d32277286",
                            operation="UPDATE",
                            pgid="pgtrigger_marketing_moves_63ff6",
                            table="support_marketingresult",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="marketing_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'recorded')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="a01e03e7b00bf3673d4f7b98ec3f6742ff62e49d",
                            operation="INSERT",
                            pgid="pgtrigger_marketing_begins_61e62",
                            table="support_marketingresult",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_marketingresultevent" ("agency_id", "agreement_id", "channel", "channel_name", "enterprise_id", "happened_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "recorded_at", "recorded_by", "sales", "status", "url") VALUES (NEW."agency_id", NEW."agreement_id", NEW."channel", NEW."channel_name", NEW."enterprise_id", NEW."happened_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."product", NEW."recorded_at", NEW."recorded_by", NEW."sales", NEW."status", NEW."url"); RETURN NULL;',
                            hash="9ce89679562d686ad106a2532023fc9a11dde52f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_472a2",
                            table="support_marketingresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."channel_name" IS DISTINCT FROM (NEW."channel_name") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."product" IS DISTINCT FROM (NEW."product") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by" IS DISTINCT FROM (NEW."recorded_by") OR OLD."sales" IS DISTINCT FROM (NEW."sales") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                            func='INSERT INTO "support_marketingresultevent" ("agency_id", "agreement_id", "channel", "channel_name", "enterprise_id", "happened_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "recorded_at", "recorded_by", "sales", "status", "url") VALUES (NEW."agency_id", NEW."agreement_id", NEW."channel", NEW."channel_name", NEW."enterprise_id", NEW."happened_on", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."product", NEW."recorded_at", NEW."recorded_by", NEW."sales", NEW."status", NEW."url"); RETURN NULL;',
                            hash="5c8ce9797f243253c940d60928399e1b81f9bf6c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c10d5",
                            table="support_marketingresult",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_marketingresultevent" ("agency_id", "agreement_id", "channel", "channel_name", "enterprise_id", "happened_on", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "recorded_at", "recorded_by", "sales", "status", "url") VALUES (OLD."agency_id", OLD."agreement_id", OLD."channel", OLD."channel_name", OLD."enterprise_id", OLD."happened_on", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."product", OLD."recorded_at", OLD."recorded_by", OLD."sales", OLD."status", OLD."url"); RETURN NULL;',
                            hash="e0203c386f52b69e65a50a4c1d342eeaffff5705",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9e270",
                            table="support_marketingresult",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="Scheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "floor",
                    models.BigIntegerField(
                        default=0, help_text="The amount lies above this.", verbose_name="more than (Rp)"
                    ),
                ),
                ("ceiling", models.BigIntegerField(blank=True, null=True, verbose_name="at most (Rp)")),
                ("rate", models.CharField(blank=True, max_length=120, verbose_name="interest or fee")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_verified", models.BooleanField(default=False, verbose_name="checked against the regulation")),
                ("valid_from", models.DateField(verbose_name="in force since")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force until")),
            ],
            options={
                "verbose_name": "financing scheme",
                "verbose_name_plural": "financing schemes",
                "ordering": ["name", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "valid_from"), name="scheme_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="scheme_dates_ordered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ceiling__isnull", True), ("ceiling__gt", models.F("floor")), _connector="OR"
                        ),
                        name="scheme_bounds_ordered",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_schemeevent" ("ceiling", "code", "floor", "id", "is_verified", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "source", "valid_from", "valid_to") VALUES (NEW."ceiling", NEW."code", NEW."floor", NEW."id", NEW."is_verified", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rate", NEW."source", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="dd92ba4b5a9a8b0a515503780afb8c8a15c16bda",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ee1ec",
                            table="support_scheme",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "support_schemeevent" ("ceiling", "code", "floor", "id", "is_verified", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "source", "valid_from", "valid_to") VALUES (NEW."ceiling", NEW."code", NEW."floor", NEW."id", NEW."is_verified", NEW."name", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rate", NEW."source", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="2fcb0224663c9700533eb60fdb268c1f518c2fa3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e35c1",
                            table="support_scheme",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_schemeevent" ("ceiling", "code", "floor", "id", "is_verified", "name", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rate", "source", "valid_from", "valid_to") VALUES (OLD."ceiling", OLD."code", OLD."floor", OLD."id", OLD."is_verified", OLD."name", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rate", OLD."source", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                            hash="fcc8a5a401446687674bed081c66b6fa149d749d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c929",
                            table="support_scheme",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "floor",
                    models.BigIntegerField(
                        default=0, help_text="The amount lies above this.", verbose_name="more than (Rp)"
                    ),
                ),
                ("ceiling", models.BigIntegerField(blank=True, null=True, verbose_name="at most (Rp)")),
                ("rate", models.CharField(blank=True, max_length=120, verbose_name="interest or fee")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("is_verified", models.BooleanField(default=False, verbose_name="checked against the regulation")),
                ("valid_from", models.DateField(verbose_name="in force since")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force until")),
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
                        to="support.scheme",
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
                            hash="f49763dd5908b501d0ea1c433da62729e41a7479",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3e8ae",
                            table="support_schemeevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CapitalDisbursement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_on", models.DateField(verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[("recorded", "Recorded"), ("voided", "Voided")],
                        default="recorded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                ("request_token", models.UUIDField(editable=False, null=True, unique=True)),
                (
                    "lender_kind",
                    models.CharField(
                        choices=[
                            ("bank", "Bank"),
                            ("cooperative", "Cooperative"),
                            ("fintech", "Fintech"),
                            ("grant", "Grant"),
                            ("community", "Community"),
                            ("bumn", "State company (BUMN)"),
                            ("bumd", "Regional company (BUMD)"),
                            ("other", "Other"),
                        ],
                        default="bank",
                        max_length=12,
                        verbose_name="kind of lender",
                    ),
                ),
                ("lender", models.CharField(max_length=150, verbose_name="lender")),
                ("amount", models.BigIntegerField(verbose_name="amount (Rp)")),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="number of the contract")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="used for")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="accounts.agency",
                        verbose_name="helped by",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="partnerships.agreement",
                        verbose_name="under the agreement",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="enterprises.enterprise",
                        verbose_name="enterprise",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="support.scheme",
                        verbose_name="scheme",
                    ),
                ),
            ],
            options={
                "verbose_name": "capital disbursement",
                "verbose_name_plural": "capital disbursements",
                "ordering": ["-happened_on", "-pk"],
                "indexes": [
                    models.Index(fields=["agreement", "happened_on"], name="capital_agreement"),
                    models.Index(fields=["happened_on", "id"], name="capital_day"),
                    models.Index(fields=["amount", "id"], name="capital_amount"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="capital_amount_positive")
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="capital_moves",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            declare="DECLARE _is_valid_transition BOOLEAN;",
                            func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{recorded:voided}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;',
                            hash="d639a63f9b54163e14b343bb048e0726a6f7817d",
                            operation="UPDATE",
                            pgid="pgtrigger_capital_moves_7d429",
                            table="support_capitaldisbursement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="capital_begins",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (NEW.\"status\" IS DISTINCT FROM 'recorded')",
                            func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                            hash="4f5db2cf38876a425886ee2c3b565af6ece9eeee",
                            operation="INSERT",
                            pgid="pgtrigger_capital_begins_ebce8",
                            table="support_capitaldisbursement",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_capitaldisbursementevent" ("agency_id", "agreement_id", "amount", "enterprise_id", "happened_on", "id", "lender", "lender_kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "recorded_by", "reference", "scheme_id", "status") VALUES (NEW."agency_id", NEW."agreement_id", NEW."amount", NEW."enterprise_id", NEW."happened_on", NEW."id", NEW."lender", NEW."lender_kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."recorded_at", NEW."recorded_by", NEW."reference", NEW."scheme_id", NEW."status"); RETURN NULL;',
                            hash="b83b71d0829925f620bce38c98fcea05c6b3e03e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6ce84",
                            table="support_capitaldisbursement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agreement_id" IS DISTINCT FROM (NEW."agreement_id") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."enterprise_id" IS DISTINCT FROM (NEW."enterprise_id") OR OLD."happened_on" IS DISTINCT FROM (NEW."happened_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lender" IS DISTINCT FROM (NEW."lender") OR OLD."lender_kind" IS DISTINCT FROM (NEW."lender_kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by" IS DISTINCT FROM (NEW."recorded_by") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."scheme_id" IS DISTINCT FROM (NEW."scheme_id") OR OLD."status" IS DISTINCT FROM (NEW."status"))',
                            func='INSERT INTO "support_capitaldisbursementevent" ("agency_id", "agreement_id", "amount", "enterprise_id", "happened_on", "id", "lender", "lender_kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "recorded_by", "reference", "scheme_id", "status") VALUES (NEW."agency_id", NEW."agreement_id", NEW."amount", NEW."enterprise_id", NEW."happened_on", NEW."id", NEW."lender", NEW."lender_kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."recorded_at", NEW."recorded_by", NEW."reference", NEW."scheme_id", NEW."status"); RETURN NULL;',
                            hash="261a8f3eef6874b6b35bc267ab059cf71957fd67",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_35ee7",
                            table="support_capitaldisbursement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_capitaldisbursementevent" ("agency_id", "agreement_id", "amount", "enterprise_id", "happened_on", "id", "lender", "lender_kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "recorded_at", "recorded_by", "reference", "scheme_id", "status") VALUES (OLD."agency_id", OLD."agreement_id", OLD."amount", OLD."enterprise_id", OLD."happened_on", OLD."id", OLD."lender", OLD."lender_kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."recorded_at", OLD."recorded_by", OLD."reference", OLD."scheme_id", OLD."status"); RETURN NULL;',
                            hash="8945e3e037808cfc2dcf21d313eed17dc5e7f1bb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f0993",
                            table="support_capitaldisbursement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
            bases=(workflow.lifecycle.HasLifecycle, models.Model),
        ),
        migrations.CreateModel(
            name="MarketingResultEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("happened_on", models.DateField(verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[("recorded", "Recorded"), ("voided", "Voided")],
                        default="recorded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("tokopedia", "Tokopedia"),
                            ("shopee", "Shopee"),
                            ("tiktok", "TikTok Shop"),
                            ("instagram", "Instagram"),
                            ("facebook", "Facebook"),
                            ("whatsapp", "WhatsApp"),
                            ("ekatalog", "e-Katalog LKPP"),
                            ("padi", "PaDi UMKM"),
                            ("okocemall", "OK OCE Mall"),
                            ("website", "Own website"),
                            ("exhibition", "Exhibition or bazaar"),
                            ("retail", "Shop, retailer or hotel"),
                            ("export", "Export buyer"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                        verbose_name="channel",
                    ),
                ),
                (
                    "channel_name",
                    models.CharField(blank=True, max_length=150, verbose_name="name of shop, event or buyer"),
                ),
                ("product", models.CharField(max_length=150, verbose_name="product")),
                ("url", models.URLField(blank=True, verbose_name="web address")),
                ("sales", models.BigIntegerField(blank=True, null=True, verbose_name="sales so far (Rp)")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="helped by",
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
                        to="support.marketingresult",
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
                            hash="b39243adc03483864d0f93a00bfd2cb7dd4f85c3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_14363",
                            table="support_marketingresultevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CapitalDisbursementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("happened_on", models.DateField(verbose_name="date")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[("recorded", "Recorded"), ("voided", "Voided")],
                        default="recorded",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="recorded")),
                ("recorded_by", models.CharField(blank=True, max_length=150, verbose_name="recorded by")),
                (
                    "lender_kind",
                    models.CharField(
                        choices=[
                            ("bank", "Bank"),
                            ("cooperative", "Cooperative"),
                            ("fintech", "Fintech"),
                            ("grant", "Grant"),
                            ("community", "Community"),
                            ("bumn", "State company (BUMN)"),
                            ("bumd", "Regional company (BUMD)"),
                            ("other", "Other"),
                        ],
                        default="bank",
                        max_length=12,
                        verbose_name="kind of lender",
                    ),
                ),
                ("lender", models.CharField(max_length=150, verbose_name="lender")),
                ("amount", models.BigIntegerField(verbose_name="amount (Rp)")),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="number of the contract")),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="used for")),
                (
                    "agency",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.agency",
                        verbose_name="helped by",
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
                        to="support.capitaldisbursement",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="support.scheme",
                        verbose_name="scheme",
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
                            hash="ce025a1a844ca471d187297defb2669e3f5660db",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_cfc8c",
                            table="support_capitaldisbursementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        core.triggers.InstallTriggers(
            models=[
                "capitaldisbursement",
                "capitaldisbursementevent",
                "marketingresult",
                "marketingresultevent",
                "scheme",
                "schemeevent",
            ],
        ),
    ]
