"""The next Kesepakatan Bersama on its way: twenty-five agencies asked, most of them heard, some inputs answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from accounts.actors import actor_for
from accounts.choices import Role
from accounts.models import Agency, Membership, User
from audit.context import acting_as
from core.scope import Actor
from partnerships import services
from partnerships.choices import AgreementKind, DocumentMove, Verdict
from partnerships.demo import meetings, text, voices
from partnerships.demo.heads import heads_of
from partnerships.demo.papers import bring
from partnerships.models import Agreement, Answer, InputRound
from partnerships.services.answers import InputLine, confirm_answer, prepare_answer, save_answer
from partnerships.services.moving import hand_to_review
from partnerships.services.responses import respond
from partnerships.services.rounds import open_round

TITLE = "Pengembangan kewirausahaan terpadu: lanjutan"
#: The round was opened so many days ago, and ends in so many.
OPENED, LEFT = 9, 5


def load(agreements: Sequence[Agreement]) -> None:
    """Make the draft that follows the umbrella in force, and all that belongs to it. What is there stays."""
    umbrella = next((row for row in agreements if row.kind == AgreementKind.KB and row.is_in_force), None)
    if umbrella is None or Agreement.objects.filter(title=TITLE).exists():
        return
    agencies = list(Agency.objects.filter(code__in=voices.ASKED).order_by("short_name"))
    heads = heads_of(agencies)
    secretary = actor_for(User.objects.get(email="sekretariat@babel.example").pk)
    with acting_as(secretary):
        draft = _draft(secretary, umbrella)
        opened = _ask(secretary, draft, agencies)
    _answer(opened, heads)
    with acting_as(secretary):
        _reply(secretary, opened)
    meetings.load(secretary, draft, heads)


def _draft(actor: Actor, umbrella: Agreement) -> Agreement:
    begins = (umbrella.ends_on or timezone.localdate()) + timedelta(days=1)
    draft = services.draft_agreement(
        actor=actor,
        kind=AgreementKind.KB,
        title=TITLE,
        scope=umbrella.scope,
        parties=[
            services.Party(party.partner, signatory_name=party.signatory_name, signatory_title=party.signatory_title)
            for party in umbrella.parties.select_related("partner")
        ],
        starts_on=begins,
        ends_on=begins + timedelta(days=364),
    )
    # Its evaluation, which comes before an extension, is told where there is something to judge (demo.monitoring).
    draft.renews = umbrella
    draft.save(update_fields=["renews"])
    text.write_out(actor, draft, text.KB)
    for move in (DocumentMove.OFFER, DocumentMove.REVIEW):
        bring(actor, draft, move)
    return hand_to_review(actor=actor, agreement=draft)


def _ask(actor: Actor, draft: Agreement, agencies: list[Agency]) -> InputRound:
    opened = open_round(
        actor=actor,
        agreement=draft,
        deadline=timezone.localdate() + timedelta(days=LEFT),
        agencies=agencies,
        required=[agency.pk for agency in agencies if agency.code not in voices.FREE_TO_ANSWER],
        message="Mohon masukan atas naskah lanjutan, dan peluang sesuai tugas perangkat daerah Saudara.",
    )
    # A round is opened today; the one that is told of was opened earlier.
    InputRound.objects.filter(pk=opened.pk).update(opened_at=_days_ago(OPENED))
    return opened


def _answer(opened: InputRound, heads: dict[int, User]) -> None:
    """Those that are not silent; where an officer has a login, they write and their head confirms."""
    articles = {article.kind: article.pk for article in opened.version.articles.all()}
    officers = {row.agency_id: row.user_id for row in Membership.objects.filter(role=Role.AGENCY_OFFICER)}
    for n, answer in enumerate(opened.answers.select_related("agency").order_by("pk")):
        code, head = answer.agency.code, heads[answer.agency_id]
        if code in voices.SILENT:
            continue
        writer = actor_for(officers.get(answer.agency_id, head.pk))
        with acting_as(writer):
            written = _write(writer, answer, articles)
            if code != voices.BEGUN:
                written = prepare_answer(actor=writer, answer=written)
        if code in (voices.BEGUN, voices.PREPARED):
            continue
        confirmer = actor_for(head.pk)
        with acting_as(confirmer):
            confirm_answer(actor=confirmer, answer=written)
        Answer.objects.filter(pk=answer.pk).update(confirmed_at=_days_ago(OPENED - 1 - n % (OPENED - 2)))


def _write(actor: Actor, answer: Answer, articles: dict[str, int]) -> Answer:
    said = voices.SAID.get(answer.agency.code)
    return save_answer(
        actor=actor,
        answer=answer,
        revision=answer.revision,
        verdict=said.verdict if said else Verdict.NO_OBJECTION,
        note="" if said else "Naskah dapat dilanjutkan.",
        inputs=[InputLine(articles[said.article], said.text, said.verdict == Verdict.OBJECTION)] if said else [],
        offers=voices.OFFERS.get(answer.agency.code, ()),
    )


def _reply(actor: Actor, opened: InputRound) -> None:
    for code, reply in voices.REPLIES.items():
        item = opened.answers.get(agency__code=code).inputs.get()
        respond(actor=actor, item=item, accepted=reply.accepted, article=reply.article, reason=reply.reason)


def _days_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)
