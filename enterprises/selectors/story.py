"""The story of an enterprise across all apps, narrowed to what is asked for."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from audit.selectors import Entry, timeline
from core.scope import Actor
from enterprises.models import Enterprise
from enterprises.stories import Part, parts

#: No enterprise has more to tell than this; what is older is in the administration's trace.
LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the story is wanted; empty: all of it. Days are those of Jakarta, both included."""

    part: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None

    def wants(self, entry: Entry, part: str) -> bool:
        day = timezone.localtime(entry.when).date()
        return (
            self.part in ("", part)
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and all(word in _said(entry) for word in self.words.casefold().split())
        )


def story_of(actor: Actor, enterprise: Enterprise, asked: Asked | None = None) -> list[Entry]:
    """What happened to an enterprise, in every app, as far as the actor may see it; the newest first."""
    known = parts()
    entries = timeline(
        enterprise,
        related=[row for part in known for row in part.rows_of(actor, enterprise)],
        named=[model for part in known if part.named for model in part.kinds],
        limit=LIMIT,
    )
    if asked is None:
        return entries
    return [entry for entry in entries if asked.wants(entry, _part_of(entry, known))]


def _part_of(entry: Entry, known: list[Part]) -> str:
    return next((part.name for part in known if part.tells(entry)), "")


def _said(entry: Entry) -> str:
    changed = (text for change in entry.changes for text in change)
    return " ".join([entry.title, entry.who, entry.text, *changed]).casefold()
