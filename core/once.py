"""A form or a call that is sent twice makes one row: the second of two clicks gets what the first one made."""

import uuid
from typing import Any, TypeVar

from django import forms
from django.db import connection, models
from django.utils.translation import gettext as _

from core.decisions import Refusal, Refused


class SentOnce(models.Model):
    """A row that remembers the form or the call it came with. Leave ``request_token`` out of the row's history."""

    #: The same token twice is one click too many, not two rows.
    request_token = models.UUIDField(unique=True, null=True, editable=False)

    class Meta:
        abstract = True


S = TypeVar("S", bound=models.Model)


def sent_before(row: S, same: tuple[str, ...]) -> S | None:
    """The row that the token of ``row`` (unsaved) has made already, or None when it is the first.

    Called within the transaction that will save it: of two at the same moment the second waits for the first. ``same``
    names the columns in which they agree if it was a second click; raises ``Refused`` when the form says something else
    by now.
    """
    token: uuid.UUID | None = row.request_token  # type: ignore[attr-defined]
    if token is None:
        return None
    with connection.cursor() as cursor:
        # One lock for each token, until the transaction ends; a bigint holds 63 of its 128 bits.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [token.int >> 65])
    before = type(row)._default_manager.filter(request_token=token).first()
    if before is not None and any(getattr(before, name) != getattr(row, name) for name in same):
        raise Refused(
            [
                Refusal(
                    _("This form has already made a record: %(record)s.") % {"record": before},
                    _("Send it once more if this is to be another one."),
                )
            ]
        )
    return before


class TokenForm(forms.Form):
    """A form that makes something: it carries the token of what it makes, in a hidden field."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid.uuid4()

    def renew_token(self) -> None:
        """After a refusal: what is sent next is another attempt, not the same click again."""
        data = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("token")] = str(uuid.uuid4())
        self.data = data
