"""Dinas Kehutanan's successor and its pool of forty companies, of which ten were chosen (names invented)."""

import random

from accounts.actors import actor_for
from accounts.models import Agency, User
from audit.context import acting_as
from partnerships.choices import Offer, PartnerKind
from partnerships.models import Agreement, Call, Partner
from partnerships.selectors.shortlist import ranking_of
from partnerships.services import record_partner
from partnerships.services import shortlist as services
from regions.choices import Level
from regions.models import Region

WORDS = ("Rimba", "Pelawan", "Madu", "Serumpun", "Lestari", "Gaharu", "Nyatoh", "Meranti", "Bakau", "Kayu Manis")
SECTORS = ("Hasil hutan", "Mebel dan kayu olahan", "Madu dan lebah", "Wanatani")
TRADES = ("PT Hasil Hutan", "CV Mebel", "CV Madu", "PT Agroforestri")
CRITERIA = (
    ("Kepatuhan hukum", 25, 5, "5: semua izin berlaku; 0: tidak ada"),
    ("Serapan produk UMKM", 30, 10, "10: lebih dari 100 UMKM setahun"),
    ("Kesediaan melatih", 20, 5, "5: instruktur dan tempat sendiri"),
    ("Dana CSR", 15, 5, ""),
    ("Jangkauan wilayah", 10, 7, "Satu nilai untuk tiap kabupaten/kota"),
)
#: Why the head departs from the ranking: with the one taken in, and with the one that makes room.
ABOARD = "Satu-satunya perusahaan yang menampung produk UMKM Pulau Belitung."
ASHORE = "Memberi tempat kepada perusahaan di Pulau Belitung; diusulkan pada pilihan berikutnya."


def load(*, seed: int = 2021) -> None:
    """The pool, a decided call of 10 of 40 with one departure from the ranking, all by the acts of people."""
    rng = random.Random(seed)
    agency = Agency.objects.get(code="dlhk")
    officer = User.objects.get(email="petugas.dlhk@babel.example")
    head = User.objects.get(email="kepala.dlhk@babel.example")
    agreement = Agreement.objects.in_force().filter(agency=agency).order_by("pk").first()
    if agreement is None or Call.objects.filter(agency=agency).exists():
        return
    pool = _pool(officer, agency, rng)
    actor = actor_for(officer.pk)
    with acting_as(actor):
        call = services.open_call(
            actor=actor, agency=agency, agreement=agreement, title="10 perusahaan mitra kehutanan terbaik", quota=10
        )
        for name, weight, scale, guide in CRITERIA:
            services.set_criterion(actor=actor, call=call, name=name, weight=weight, scale=scale, guide=guide)
        services.set_candidates(actor=actor, call=call, partners=pool)
        services.set_assessors(actor=actor, call=call, users=[officer, head])
        services.start_scoring(actor=actor, call=call)
    quality = {partner.pk: rng.random() for partner in pool}
    for person in (officer, head):
        _score(person, call, quality, rng)
    _decide(head, call)


def _pool(officer: User, agency: Agency, rng: random.Random) -> list[Partner]:
    actor = actor_for(officer.pk)
    pool = []
    places = list(Region.objects.filter(level=Level.REGENCY).order_by("code"))
    with acting_as(actor):
        for number in range(40):
            name = f"{TRADES[number % 4]} {WORDS[number // 4]} {number % 4 + 1}"
            place = places[number % len(places)]
            partner = record_partner(
                actor=actor,
                name=name,
                kind=PartnerKind.COMPANY,
                agency=agency,
                legal_basis=f"Akta pendirian {number + 1}/2015 (contoh)",
                address=f"Jalan Rimba {number + 1}, {place.name}",
                contact_name="Bagian kemitraan",
            )
            offers = rng.sample([str(offer) for offer in Offer], k=rng.randrange(1, 4))
            services.keep_profile(actor=actor, partner=partner, sector=SECTORS[number % 4], region=place, offers=offers)
            pool.append(partner)
    return pool


def _score(person: User, call: Call, quality: dict[int, float], rng: random.Random) -> None:
    actor = actor_for(person.pk)
    criteria = list(call.criteria.all())
    with acting_as(actor):
        for candidate in call.candidates.order_by("pk"):
            scores = {}
            for criterion in criteria:
                value = quality[candidate.partner_id] * 0.7 + rng.random() * 0.3
                scores[criterion.pk] = services.Given(round(value * criterion.scale), "Kunjungan dan berkas diperiksa")
            services.give_scores(actor=actor, candidate=candidate, scores=scores)


def _decide(head: User, call: Call) -> None:
    """The head takes the eleventh instead of the tenth, and says why."""
    ranking = ranking_of(call) or []
    order = [ranked.candidate for ranked in ranking]
    chosen = {*order[:9], order[10]}
    departed = [c for r, c in zip(ranking, order, strict=True) if (r.rank <= call.quota) != (c in chosen)]
    reasons = {candidate: ABOARD if candidate in chosen else ASHORE for candidate in departed}
    actor = actor_for(head.pk)
    with acting_as(actor):
        services.decide(actor=actor, call=call, chosen=chosen, reasons=reasons)
