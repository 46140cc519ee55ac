import uuid

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("jobs", "0001_initial"), ("jobs", "0002_owed_and_known"), ("jobs", "0003_words_of_status")]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0003_cooperation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("task", models.CharField(max_length=120, verbose_name="task")),
                (
                    "arguments",
                    models.JSONField(
                        default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="arguments"
                    ),
                ),
                ("request_id", models.CharField(blank=True, max_length=32, verbose_name="request")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="written")),
                (
                    "due_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="hand over again from"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="given up")),
                ("error", models.TextField(blank=True, verbose_name="last error")),
            ],
            options={
                "verbose_name": "outbox message",
                "verbose_name_plural": "outbox messages",
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True), ("failed_at__isnull", True)),
                        fields=["due_at"],
                        name="outbox_open",
                    ),
                    models.Index(fields=["done_at"], name="outbox_done"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("running", "In the making"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "parameters",
                    models.JSONField(
                        default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="parameters"
                    ),
                ),
                ("progress", models.PositiveIntegerField(default=0, verbose_name="rows done")),
                ("total", models.PositiveIntegerField(blank=True, null=True, verbose_name="rows in all")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("claim", models.UUIDField(blank=True, editable=False, null=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="ordered")),
                (
                    "due_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="hand over again from"),
                ),
                ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="started")),
                ("heartbeat_at", models.DateTimeField(blank=True, null=True, verbose_name="last sign of life")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished")),
                ("error", models.TextField(blank=True, verbose_name="why it failed")),
                (
                    "file",
                    models.FileField(
                        blank=True, max_length=200, null=True, upload_to="jobs/%Y/%m/", verbose_name="file"
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=150, verbose_name="file name")),
                ("file_size", models.BigIntegerField(blank=True, null=True, verbose_name="file size in bytes")),
                (
                    "facts",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="facts about the file",
                    ),
                ),
                ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="file kept until")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="ordered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
                "verbose_name_plural": "jobs",
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["owner", "-created_at"], name="job_owner"),
                    models.Index(
                        condition=models.Q(("status__in", ["queued", "running"])),
                        fields=["heartbeat_at"],
                        name="job_open",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("status__in", ["done", "failed", "cancelled"])),
                            models.Q(("finished_at__isnull", True), ("status__in", ["queued", "running"])),
                            _connector="OR",
                        ),
                        name="job_ended_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claim__isnull", False), ("heartbeat_at__isnull", False), ("status", "running")),
                            models.Q(models.Q(("status", "running"), _negated=True), ("claim__isnull", True)),
                            _connector="OR",
                        ),
                        name="job_running_is_claimed",
                    ),
                ],
            },
        ),
    ]
