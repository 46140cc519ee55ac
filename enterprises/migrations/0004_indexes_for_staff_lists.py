"""Indexes of the staff lists, built while the tables stay in use."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("enterprises", "0003_no_stored_status_token"),
    ]

    operations = [
        # The foreign key to a primary key in text brings the same index with it.
        RemoveIndexConcurrently(model_name="enterprise", name="enterprise_village_prefix"),
        AddIndexConcurrently(model_name="owner", index=models.Index(fields=["phone"], name="owner_phone")),
        AddIndexConcurrently(
            model_name="registration",
            index=models.Index(fields=["submitted_at", "id"], name="registration_submitted"),
        ),
        AddIndexConcurrently(
            model_name="registration",
            index=models.Index(fields=["business_name", "id"], name="registration_business"),
        ),
        AddIndexConcurrently(
            model_name="registration",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("business_name"), name="gin_trgm_ops"
                ),
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("full_name"), name="gin_trgm_ops"
                ),
                name="registration_search",
            ),
        ),
        AddIndexConcurrently(
            model_name="registration", index=models.Index(fields=["phone"], name="registration_phone")
        ),
    ]
