"""How an agreement comes about, as people act it: agencies are asked, companies chosen, the partner heard."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actors import SYSTEM, actor_for
from partnerships.choices import AgreementKind, AgreementStatus
from partnerships.models import Agreement, Answer, Call, PartnerComment
from partnerships.services import shortlist
from partnerships.services.sharing import share
from tests.browser.stage import Person, Stage
from tests.factories.accounts import PASSWORD, make_agency, make_user
from tests.factories.enterprises import make_enterprise
from tests.factories.partnerships import count_for, make_agreement, make_partner, make_partner_user
from tests.factories.rounds import make_text
from workflow.services import apply_move

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def desk_of(stage: Stage, user) -> Person:
    return stage.desk().signs_in(user.email, PASSWORD)


def test_an_agency_is_asked_answers_and_is_answered(stage: Stage):
    agency = make_agency("dkp")
    people = {
        role: make_user(role, email=f"{role}@contoh.example", agency=agency)
        for role in ("agency_officer", "agency_head")
    }
    draft = make_agreement(AgreementKind.KB, status=AgreementStatus.DRAFT, targets=(), title="Kesepakatan Baru")
    make_text(draft)
    apply_move(actor=SYSTEM, instance=draft, move="review")

    secretary = desk_of(stage, make_user("secretariat", email="sekretariat@contoh.example"))
    secretary.goes_to(draft.get_absolute_url())
    secretary.follows("a[href$='/masukan/baru/']")
    secretary.looks()
    secretary.fills(deadline=(timezone.localdate() + timedelta(days=7)).isoformat(), message="Mohon masukan.")
    secretary.goes_on()
    round_page = secretary.path()
    assert "/masukan/putaran/" in round_page

    officer = stage.phone().signs_in(people["agency_officer"].email, PASSWORD)
    officer.goes_to("/dasbor/tugas/")
    officer.looks()
    officer.follows("main a[href*='/masukan/jawaban/']")
    officer.ticks("verdict", "input")
    article = draft.current_version.articles.get(position=2)
    officer.opens(f"details:has([name=input-{article.pk}-text]) summary")
    officer.fills(**{f"input-{article.pk}-text": "Sebutkan pengolahan ikan."})
    officer.fills(**{"offer-0-step": "P2", "offer-0-activity": "Pelatihan olahan ikan", "offer-0-capacity": "45"})
    officer.looks()
    officer.follows("button[name=then][value=prepare]")
    assert "Menunggu pengesahan kepala" in officer.reads()
    officer.looks()

    head = desk_of(stage, people["agency_head"])
    head.goes_to("/dasbor/tugas/")
    head.follows("main a[href*='/masukan/jawaban/']")
    assert "Pelatihan olahan ikan" in head.page.content()
    head.looks()
    head.follows("button[name=then][value=confirm]")
    head.goes_to(Answer.objects.get().get_absolute_url())
    assert "Disahkan" in head.reads()

    secretary.goes_to(round_page)
    assert "Sebutkan pengolahan ikan." in secretary.reads()
    secretary.looks()
    secretary.opens("details.respond summary")
    secretary.ticks("accepted", "yes")
    secretary.fills(article="2", reason="Ditambahkan.")
    secretary.looks()
    secretary.follows("form.respond-form button")
    assert "Ditambahkan." in secretary.reads()
    secretary.goes_to("/kerja-sama/peluang/")
    assert "45 per tahun" in secretary.reads()
    assert "P6 Pelaporan keuangan" in secretary.reads()  # the gap
    secretary.looks()
    assert stage.faults == []


@pytest.fixture
def scored(stage) -> Call:
    """Two of four are to be chosen; the head's own scores and the officer's are given."""
    agency = make_agency("dlhk")
    people = [
        make_user(role, email=f"{role}@contoh.example", agency=agency) for role in ("agency_head", "agency_officer")
    ]
    pks = make_agreement(agency=agency, partner=make_partner("OK OCE"))
    actor = actor_for(people[1].pk)
    call = shortlist.open_call(actor=actor, agency=agency, agreement=pks, title="Dua perusahaan terbaik", quota=2)
    criterion = shortlist.set_criterion(actor=actor, call=call, name="Serapan", weight=100, scale=5)
    pool = [make_partner(f"PT {letter}", agency=agency) for letter in "ABCD"]
    shortlist.set_candidates(actor=actor, call=call, partners=pool)
    shortlist.set_assessors(actor=actor, call=call, users=people)
    call = shortlist.start_scoring(actor=actor, call=call)
    for person in people:
        for value, candidate in zip((5, 4, 3, 1), call.candidates.order_by("partner__name"), strict=True):
            given = {criterion.pk: shortlist.Given(value, "Dilihat sendiri.")}
            shortlist.give_scores(actor=actor_for(person.pk), candidate=candidate, scores=given)
    return call


def test_the_head_departs_from_the_ranking_and_says_why(stage: Stage, scored: Call):
    names = {candidate.partner.name: candidate.pk for candidate in scored.candidates.select_related("partner")}
    head = stage.phone().signs_in("agency_head@contoh.example", PASSWORD)
    head.goes_to(scored.get_absolute_url())
    head.looks()
    head.follows("a[href$='/putusan/']")
    head.looks()
    for name in ("PT B", "PT C"):  # the second makes room for the third
        head.opens(f"input[name=chosen][value='{names[name]}']")
    head.goes_on()
    head.looks()
    scored.refresh_from_db()
    assert scored.status == "scoring"  # not without a reason
    assert head.page.locator(f"input[name=chosen][value='{names['PT C']}']").is_checked()
    head.fills(**{f"reason-{names[name]}": "Satu-satunya di Pulau Belitung." for name in ("PT B", "PT C")})
    head.goes_on()
    assert "Satu-satunya di Pulau Belitung." in head.reads()
    head.looks()
    chosen = scored.candidates.filter(is_chosen=True).values_list("partner__name", flat=True)
    assert set(chosen) == {"PT A", "PT C"}
    assert head.downloads("a[href$='/berita-acara/']").startswith(b"%PDF-")
    assert stage.faults == []


def test_the_partner_reads_and_comments_but_sees_nobody(stage: Stage):
    okoce, agency = make_partner("Gerakan OK OCE"), make_agency("dkukm")
    signed = make_agreement(agency=agency, partner=okoce, title="PKS Berjalan")
    count_for(signed, timezone.localdate().year, [make_enterprise(name="Dapur Melati")])
    shared, kept = (_draft(agency, okoce, title) for title in ("PKS Dibahas", "PKS Rahasia"))
    partner = desk_of(stage, make_partner_user(okoce))
    share(actor=SYSTEM, agreement=shared)

    partner.goes_to("/kerja-sama/")
    assert "PKS Dibahas" in partner.reads()
    assert "PKS Rahasia" not in partner.reads()
    assert partner.goes_to(kept.get_absolute_url()).status == 404
    partner.goes_to(f"{shared.get_absolute_url()}naskah/")
    partner.looks()
    partner.follows("main a[href*='/pasal/']")
    partner.fills(text="Kami menyediakan pendamping.")
    partner.looks()
    partner.goes_on()
    assert PartnerComment.objects.get().text == "Kami menyediakan pendamping."

    partner.goes_to(signed.get_absolute_url())
    assert "Dapur Melati" not in partner.page.content()
    assert partner.page.locator("a[href$='/riwayat/']").count() == 0
    partner.looks()
    assert partner.goes_to(f"/kerja-sama/target/{signed.targets.get().pk}/capaian/").status in (403, 404)
    assert "Dapur Melati" not in partner.page.content()
    assert stage.faults == []


def _draft(agency, partner, title: str) -> Agreement:
    row = make_agreement(agency=agency, partner=partner, status=AgreementStatus.DRAFT, title=title, targets=())
    make_text(row)
    return row
