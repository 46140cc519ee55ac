"""A cooperation of any size, made through the services: a text in several versions, a round in which agencies offer
something for every step. The same seed gives the same words.
"""

import random
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from accounts.actors import SYSTEM
from accounts.models import Agency
from enterprises.choices import Step
from partnerships import services
from partnerships.choices import AgreementKind, ArticleKind, PartnerKind, Verdict
from partnerships.models import Agreement, Article, DocumentRule, Partner
from partnerships.services.answers import InputLine, Offer, confirm_answer, save_answer
from partnerships.services.rounds import open_round
from partnerships.services.versions import write_version
from workflow.services import apply_move

SEED = 2026
#: Words in an article; long ones of real agreements have about as many.
WORDS = 150
#: One article in so many is changed from version to version.
CHANGED = 4
_WORDS = """
PIHAK KESATU PIHAK KEDUA menyediakan pelatihan pendampingan pemasaran usaha mikro kecil menengah wajib melaporkan hasil
kegiatan setiap triwulan kepada sekretariat sesuai ketentuan biaya dibebankan pada anggaran masing-masing jangka waktu
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    agencies: int
    versions: int
    articles: int


def fill(size: Size) -> Agreement:
    """A draft of a Kesepakatan Bersama with its text and a round of answers."""
    rng = random.Random(SEED)
    today = timezone.localdate()
    partner = Partner.objects.create(name="Perkumpulan Gerakan OK OCE", kind=PartnerKind.OKOCE)
    draft = services.draft_agreement(
        actor=SYSTEM,
        kind=AgreementKind.KB,
        title="Pengembangan kewirausahaan",
        agency=None,
        parent=None,
        parties=[services.Party(partner, signatory_name="Ketua", signatory_title="Ketua Umum")],
        starts_on=today,
        ends_on=today + timedelta(days=330),
    )
    _write_text(rng, draft, size)
    # Its papers are not what is measured.
    DocumentRule.objects.all().delete()
    _ask(draft, _agencies(size.agencies))
    return draft


def _write_text(rng: random.Random, draft: Agreement, size: Size) -> None:
    said = [(uuid4(), f"Pasal tentang {n}", _body(rng), f"Bab {n // 10}") for n in range(size.articles)]
    for number in range(size.versions):
        if number:
            said = [
                (key, heading, _body(rng, body) if n % CHANGED == number % CHANGED else body, chapter)
                for n, (key, heading, body, chapter) in enumerate(said)
            ]
        rows = [
            Article(key=key, kind=ArticleKind.OTHER, heading=heading, body=body, chapter=chapter)
            for key, heading, body, chapter in said
        ]
        with transaction.atomic():
            write_version(actor=SYSTEM, agreement=draft, preamble=_body(rng), articles=rows, note=f"Versi {number}")


def _body(rng: random.Random, before: str = "") -> str:
    """A text in numbered lines; with ``before``, the same with one word in ten changed."""
    if before:
        return "".join(
            rng.choice(_WORDS.split()) + " " if rng.random() < 0.1 else part
            for part in before.replace("\n", "\n ").split(" ")
        )
    lines = [" ".join(rng.choices(_WORDS.split(), k=30)) for _line in range(WORDS // 30)]
    return "\n".join(f"({n}) {line}." for n, line in enumerate(lines, start=1))


def _agencies(count: int) -> list[Agency]:
    """Those of the reference data, and invented ones where they are not enough."""
    found = list(Agency.objects.on(timezone.localdate()).order_by("pk")[:count])
    missing = range(len(found), count)
    return found + [
        Agency.objects.create(code=f"opd-{n}", name=f"Dinas Contoh {n}", short_name=f"Dinas {n}") for n in missing
    ]


def _ask(draft: Agreement, agencies: list[Agency]) -> None:
    reviewed = apply_move(actor=SYSTEM, instance=draft, move="review")
    deadline = timezone.localdate() + timedelta(days=14)
    opened = open_round(actor=SYSTEM, agreement=reviewed, deadline=deadline, agencies=agencies, required=[])
    article = opened.version.articles.order_by("position")[0]
    offers = [Offer(step.value, f"Kegiatan {step.label}", 25, "apbd", "Pelaku UMKM") for step in Step]
    for answer in opened.answers.all():
        save_answer(
            actor=SYSTEM,
            answer=answer,
            revision=answer.revision,
            verdict=Verdict.INPUT,
            note="",
            inputs=[InputLine(article.pk, "Mohon diperjelas.")],
            offers=offers,
        )
        confirm_answer(actor=SYSTEM, answer=answer)
