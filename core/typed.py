"""What someone had typed when their session ended: kept a short while, so that it is there after they sign in again.

``core.middleware`` does so for a view that sets ``keeps_typed = True``. The values lie encrypted in the session of the
browser that sent them, under the address they were meant for: whoever may open that address after signing in from the
same browser sees them, nobody else. They are not saved until sent again.
"""

import json
import time
from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, QueryDict

from core.fields import decrypt, encrypt

#: Seconds. Long enough to find a password again, short enough for a phone that is passed on.
KEPT_FOR = 30 * 60
#: More than any form for people holds; an anonymous sender may not fill the table of sessions.
_MOST_CHARACTERS = 20_000
_SESSION_KEY = "typed"
_NEVER_KEPT = ("csrfmiddlewaretoken", "password")


def keep(request: HttpRequest) -> bool:
    """Keep what was posted to this address, but no password and no file; only the last address is kept.

    False when it is too long to be kept.
    """
    fields = {name: values for name, values in request.POST.lists() if not name.startswith(_NEVER_KEPT)}
    text = json.dumps(fields)
    if len(text) > _MOST_CHARACTERS:
        return False
    request.session[_SESSION_KEY] = {"path": request.path, "at": int(time.time()), "fields": encrypt(text)}
    return True


def kept(request: HttpRequest) -> QueryDict | None:
    """What was typed at this address before signing in, as a form takes it; None when there is nothing, or too late."""
    entry: dict[str, Any] = request.session.get(_SESSION_KEY) or {}
    if entry.get("path") != request.path or time.time() - entry["at"] > KEPT_FOR:
        return None
    try:
        fields = json.loads(decrypt(entry["fields"]))
    except InvalidToken:  # the key has been changed meanwhile
        return None
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data


def forget(request: HttpRequest) -> None:
    """Drop what was kept: it has been saved, or is no longer wanted."""
    if _SESSION_KEY in request.session:
        del request.session[_SESSION_KEY]
