"""The extension of an agreement: a linked new draft or an addendum, made from the one that ends."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Agency
from accounts.selectors import standing_agencies
from audit.services import record_act
from core import formats
from core.decisions import Refusal, Refused, demand
from core.scope import Actor, may_on
from partnerships.choices import AgreementKind
from partnerships.models import Agreement, Partner
from partnerships.periods import refuse_term
from partnerships.realisation import indicator
from partnerships.selectors.evaluations import hindrances_to_extension
from partnerships.services.drafting import Party, add_target, draft_agreement
from partnerships.services.versions import opening_of, write_version


def prepare_extension(
    *,
    actor: Actor,
    agreement: Agreement,
    as_addendum: bool,
    title: str,
    starts_on: date,
    ends_on: date,
    partners: Collection[Partner],
    with_scope: bool = True,
    with_text: bool = True,
    with_targets: bool = True,
) -> Agreement:
    """Draft what carries an agreement on beyond its term: once an evaluation that recommends it was confirmed.

    Taken over are those of its parties that are among ``partners``, with who signs for them; its object and scope; the
    articles that were agreed, as the first version of a new agreement (an addendum says something else); and its
    targets, moved by as many years as the beginning. The draft goes the way of any other; once it is signed and has
    begun, the old one is marked as extended (``ending.extend_due``). Raises ``Refused``.
    """
    with transaction.atomic():
        row = Agreement.objects.select_for_update(of=("self",)).select_related("agency", "parent").get(pk=agreement.pk)
        demand(may_on(actor, "agreement.draft", row))
        refusals = [*hindrances_to_extension(row), *_refusals_of_form(row, as_addendum, starts_on, ends_on)]
        if refusals:
            raise Refused(refusals)
        base = _changed_by(row)
        draft = draft_agreement(
            actor=actor,
            kind=AgreementKind.ADDENDUM if as_addendum else AgreementKind(base.kind),
            title=title,
            scope=row.scope if with_scope else "",
            agency=_agency_today(row),
            parent=row if as_addendum else _parent_today(base),
            parties=_parties(row, {partner.pk for partner in partners}),
            starts_on=starts_on,
            ends_on=ends_on,
        )
        draft.renews = row
        draft.save(update_fields=["renews"])
        if with_text and not as_addendum:
            _carry_text_over(actor, base, draft)
        if with_targets:
            _carry_targets_over(actor, row, draft)
        record_act(actor=actor, verb="agreement.prepare_extension", subject=row, data={"title": draft.title})
    return draft


def first_day_after(agreement: Agreement) -> date | None:
    """The first day on which the agreement no longer holds."""
    return agreement.ends_on + timedelta(days=1) if agreement.ends_on else None


def may_be_addendum(agreement: Agreement) -> bool:
    """Whether an addendum can carry it on: it must still hold when that is signed; and under an addendum to a
    Kesepakatan Bersama no agency could sign anything.
    """
    return agreement.is_in_force and agreement.kind in (AgreementKind.PKS, AgreementKind.NK)


def _changed_by(agreement: Agreement) -> Agreement:
    """The agreement itself; what an addendum changes."""
    return agreement.parent if agreement.kind == AgreementKind.ADDENDUM and agreement.parent else agreement


def _parent_today(agreement: Agreement) -> Agreement | None:
    """Under what a new one stands: the same as before, or what extended that in its turn."""
    parent = agreement.parent
    if parent is None or parent.is_in_force:
        return parent
    return parent.renewals.in_force().filter(kind=parent.kind).order_by("-starts_on", "-pk").first() or parent


def _agency_today(agreement: Agreement) -> Agency | None:
    """The agency that does today what this one was charged with; itself when nobody took its place."""
    agency = agreement.agency
    return agency and (standing_agencies()[agency.pk] or agency)


def _refusals_of_form(agreement: Agreement, as_addendum: bool, starts_on: date, ends_on: date) -> Iterable[Refusal]:
    first = first_day_after(agreement)
    if as_addendum and not may_be_addendum(agreement):
        yield Refusal(
            _("Only a PKS or a Nota Kesepakatan that is in force can be carried on by an addendum."),
            _("Choose a new agreement."),
            field="form",
        )
    if first is not None and starts_on < first:
        yield Refusal(
            _("Until %(day)s the agreement itself is in force.") % {"day": formats.day(agreement.ends_on)},
            _("Begin on %(day)s or later.") % {"day": formats.day(first)},
            field="starts_on",
        )
    elif as_addendum and first is not None and starts_on > first:
        yield Refusal(
            _("An addendum carries the term on without a gap."),
            _("Begin on %(day)s, or choose a new agreement.") % {"day": formats.day(first)},
            field="starts_on",
        )
    yield from refuse_term(starts_on, ends_on)


def _parties(agreement: Agreement, partner_ids: Collection[int]) -> list[Party]:
    """The parties that go on, with who signs for them; the document gets new numbers."""
    rows = agreement.parties.filter(partner__in=partner_ids).select_related("partner")
    return [Party(row.partner, signatory_name=row.signatory_name, signatory_title=row.signatory_title) for row in rows]


def _carry_text_over(actor: Actor, old: Agreement, new: Agreement) -> None:
    """Begin the text with the articles that were agreed; the opening names the parties of today."""
    agreed = old.current_version
    if agreed is None:
        return
    articles = list(agreed.articles.all())
    for article in articles:
        article.pk, article.key, article.revision, article.edited_by_id = None, uuid4(), 1, None
    note = _("As agreed in “%(title)s”") % {"title": old.title}
    write_version(actor=actor, agreement=new, preamble=opening_of(new), articles=articles, note=note[:300])


def _carry_targets_over(actor: Actor, old: Agreement, new: Agreement) -> None:
    """Promise the same again, moved by as many years as the beginning; what falls out of the new term is left out."""
    if old.starts_on is None or new.starts_on is None or new.ends_on is None:
        return
    years = new.starts_on.year - old.starts_on.year
    for target in old.targets.select_related("region"):
        year = target.year + years
        if indicator(target.indicator) is not None and new.starts_on.year <= year <= new.ends_on.year:
            add_target(
                actor=actor,
                agreement=new,
                indicator=target.indicator,
                year=year,
                amount=target.amount,
                region=target.region,
            )
