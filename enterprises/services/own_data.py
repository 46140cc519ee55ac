"""A copy of everything that is held of a person, for themselves."""

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from audit.services import record_act
from core.holdings import held_of
from core.scope import Actor, person_of
from enterprises.selectors.persons import person_with_account

#: A sheet takes a text that begins so for a formula; an apostrophe in front keeps it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Copy:
    name: str
    content_type: str
    content: bytes


def copy_of(*, actor: Actor, form: str) -> Copy:
    """The own data as ``json`` or as ``csv`` (one file for each kind of rows, in a ZIP); that it was taken is recorded.

    Raises ``KeyError`` for any other form.
    """
    write = FORMS[form]
    user = User.objects.get(pk=person_of(actor))
    held = {str(holding.title): rows for holding, rows in held_of(person_with_account(user.pk)) if rows}
    copy = write(held, f"data-saya-{timezone.localdate():%Y-%m-%d}")
    record_act(actor=actor, verb="data.download", subject=user, data={"form": form})
    return copy


def _as_json(held: dict[str, list[dict[str, Any]]], name: str) -> Copy:
    text = json.dumps(held, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return Copy(f"{name}.json", "application/json", text.encode())


def _as_csv(held: dict[str, list[dict[str, Any]]], name: str) -> Copy:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, (title, rows) in enumerate(held.items(), start=1):
            columns = list(dict.fromkeys(column for row in rows for column in row))
            text = io.StringIO()
            # Indonesian Excel takes the semicolon and needs the mark of UTF-8.
            writer = csv.writer(text, delimiter=";")
            writer.writerow(columns)
            writer.writerows([_safe(row.get(column, "")) for column in columns] for row in rows)
            archive.writestr(f"{place:02d}-{slugify(title)}.csv", text.getvalue().encode("utf-8-sig"))
    return Copy(f"{name}.zip", "application/zip", buffer.getvalue())


def _safe(value: Any) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


FORMS = {"json": _as_json, "csv": _as_csv}
