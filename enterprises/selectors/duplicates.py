"""What may be the same business twice, and what of two records is the same."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.scope import Actor
from enterprises.alike import ALIKE, share
from enterprises.choices import AlikeIn
from enterprises.models import Enterprise, Merge, Registration, SuspectedPair
from enterprises.selectors.identity import masked

#: So many hints of each kind at most.
MOST = 5
#: So many rows of each kind are compared word by word at most, the likest first.
_COMPARED = 50
#: Rows of a village whose whole names share fewer trigrams are not looked at: common words count here.
_FLOOR = 0.2

Side = Registration | Enterprise


# What is held already -------------------------------------------------------------------------------------------------


def taken_nibs(nibs: Collection[str], *, but: Side | None = None) -> set[str]:
    """Of these NIB those that an enterprise or a living registration holds, another than ``but``."""
    held, asked = Enterprise.objects.filter(nib__in=nibs), Registration.objects.live().filter(nib__in=nibs)
    if isinstance(but, Registration):
        asked = asked.exclude(pk=but.pk)
    elif but is not None:
        held = held.exclude(pk=but.pk)
        asked = asked.exclude(pk=but.registration_id or 0)
    known = [*held.values_list("nib", flat=True), *asked.values_list("nib", flat=True)] if nibs else []
    return {nib for nib in known if nib}


# What is alike --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the same business, in what it is alike, and how alike the names are (percent)."""

    row: Side
    reasons: tuple[AlikeIn, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class _Facts:
    """What two records are compared by, wherever it stands."""

    name: str
    village: str
    phone: str
    owner: str

    @classmethod
    def of(cls, row: Side) -> "_Facts":
        if isinstance(row, Registration):
            return cls(row.business_name, row.village_id or "", row.phone, row.nik_digest)
        return cls(row.name, row.village_id, row.owner.phone, row.owner.nik_digest)


def candidates(row: Side) -> list[Candidate]:
    """Every other enterprise and open registration with an alike name in the same village, or with an alike name and
    the same owner or phone number; the likest first.

    Six bounded queries by index: the rows of one village, of one owner, of one phone number.
    """
    facts = _Facts.of(row)
    if not facts.name or not facts.village:
        return []
    enterprises, registrations = _others(row)
    found = []
    for other in {(type(one), one.pk): one for one in (*enterprises(facts), *registrations(facts))}.values():
        theirs = _Facts.of(other)
        percent = round(100 * share(facts.name, theirs.name))
        reasons = tuple(_alike_in(facts, theirs))
        if percent >= 100 * ALIKE and reasons:
            found.append(Candidate(other, reasons, percent))
    return sorted(found, key=lambda one: (-one.percent, one.row.pk))


def _others(row: Side) -> tuple[Any, Any]:
    """Where to look: the register and the registrations that wait, without the record itself."""
    enterprises = Enterprise.objects.select_related("owner", "village")
    registrations = Registration.objects.open().select_related("village")
    if isinstance(row, Registration):
        enterprises, registrations = enterprises.exclude(registration=row), registrations.exclude(pk=row.pk)
    else:
        enterprises = enterprises.exclude(pk=row.pk)
    return (
        lambda facts: _near(enterprises, facts, name="name", phone="owner__phone", owner="owner__nik_digest"),
        lambda facts: _near(registrations, facts, name="business_name", phone="phone", owner="nik_digest"),
    )


def _near(rows: QuerySet, facts: _Facts, *, name: str, phone: str, owner: str) -> Iterable[Any]:
    likest = rows.annotate(likeness=TrigramSimilarity(Lower(name), facts.name.lower())).order_by("-likeness", "pk")
    yield from likest.filter(village_id=facts.village, likeness__gte=_FLOOR)[:_COMPARED]
    for field, value in ((phone, facts.phone), (owner, facts.owner)):
        if value:
            yield from likest.filter(**{field: value})[:_COMPARED]


def _alike_in(one: _Facts, other: _Facts) -> Iterable[AlikeIn]:
    if one.village == other.village:
        yield AlikeIn.NAME
    if one.owner and one.owner == other.owner:
        yield AlikeIn.OWNER
    if one.phone and one.phone == other.phone:
        yield AlikeIn.PHONE


# Hints ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Another registration or enterprise the actor may see, and why it is shown."""

    name: str
    number: str
    owner: str
    why: str
    url: str


def lookalikes(actor: Actor, registration: Registration) -> list[Lookalike]:
    """Enterprises and open registrations with the same phone number: no proof, a family shares one phone.

    Only what the actor may see, and nothing that is a suspected pair with it already.
    """
    if not registration.phone:
        return []
    pairs = list(SuspectedPair.objects.about(registration))
    paired = {getattr(pair, name) for pair in pairs for name in ("enterprise_id", "other_id")} - {None}
    asked = {getattr(pair, name) for pair in pairs for name in ("registration_id", "other_registration_id")} - {None}
    enterprises = Enterprise.objects.visible_to(actor).exclude(registration=registration).exclude(pk__in=paired)
    known = enterprises.filter(owner__phone=registration.phone).select_related("owner").order_by("-pk")[:MOST]
    others = Registration.objects.visible_to(actor).open().exclude(pk__in=asked | {registration.pk})
    waiting = others.filter(phone=registration.phone).order_by("-pk")[:MOST]
    why = _("Same phone number")
    return [Lookalike(row.name, row.number, row.owner.full_name, why, row.get_absolute_url()) for row in known] + [
        Lookalike(
            row.business_name,
            row.number or "",
            row.full_name,
            why,
            reverse("enterprises:registration", args=[row.pk]),
        )
        for row in waiting
    ]


# Side by side ---------------------------------------------------------------------------------------------------------

#: What is compared → its name at a registration, at an enterprise; a dot leads to the owner.
_COMPARED_FIELDS: tuple[tuple[str, str], ...] = (
    ("business_name", "name"),
    ("main_product", "main_product"),
    ("legal_form", "legal_form"),
    ("kbli_section", "kbli_section"),
    ("started_year", "started_year"),
    ("nib", "nib"),
    ("npwp", "npwp"),
    ("village", "village"),
    ("street", "street"),
    ("postcode", "postcode"),
    ("full_name", "owner.full_name"),
    ("nik", "owner.nik"),
    ("birth_date", "owner.birth_date"),
    ("phone", "owner.phone"),
    ("email", "owner.email"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two records as a reader may see it; ``field`` is its name at an enterprise."""

    field: str
    label: str
    one: Any
    other: Any
    is_same: bool


def side_by_side(one: Side, other: Side) -> list[Compared]:
    """Field by field; private values are compared in full and shown masked. What both leave empty is left out."""
    lines = []
    for asked, held in _COMPARED_FIELDS:
        values = [_value(side, asked if isinstance(side, Registration) else held) for side in (one, other)]
        shown = [_shown(side, asked, held, value) for side, value in zip((one, other), values, strict=True)]
        if any(values):
            label = str(capfirst(str(Registration._meta.get_field(asked).verbose_name)))  # type: ignore[union-attr]
            same = bool(values[0]) and _plain(values[0]) == _plain(values[1])
            lines.append(Compared(held, label, shown[0], shown[1], same))
    return lines


def _value(side: Side, path: str) -> Any:
    value: Any = side
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _plain(value: Any) -> Any:
    return value.casefold().strip() if isinstance(value, str) else value


def _shown(side: Side, asked: str, held: str, value: Any) -> Any:
    if not value:
        return ""
    if asked in Registration.private_fields:
        return masked(value)
    if asked == "village":
        return value.full_name
    if asked == "legal_form":
        return side.get_legal_form_display()  # type: ignore[union-attr]
    return str(value) if asked == "started_year" else value


def pairs_to_decide(rows: QuerySet[SuspectedPair]) -> QuerySet[SuspectedPair]:
    """With both sides, in one query."""
    return rows.select_related(
        "registration__village__parent__parent",
        "registration__kbli_section",
        "other_registration__village__parent__parent",
        "other_registration__kbli_section",
        "enterprise__village__parent__parent",
        "enterprise__owner",
        "enterprise__kbli_section",
        "other__village__parent__parent",
        "other__owner",
        "other__kbli_section",
        "merge__survivor",
    )


def between(one: Side, other: Side) -> QuerySet[SuspectedPair]:
    """The pair of these two, whichever came first."""
    return SuspectedPair.objects.about(one) & SuspectedPair.objects.about(other)


def owner_of_gone(merged: Merge) -> int | None:
    """Who owned the record that went; none once its data were deleted."""
    absorbed = json.loads(merged.kept).get("absorbed")
    return json.loads(absorbed)[0]["fields"]["owner"] if absorbed else None
