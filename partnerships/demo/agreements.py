"""The agreements of the demo: an umbrella with OK OCE that lapsed, a new one with eight PKS, and two drafts."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from accounts.actors import actor_for
from accounts.models import Agency, User
from audit.context import acting_as
from core.scope import Actor
from partnerships import services
from partnerships.choices import AgreementKind, DocumentMove, PartnerKind
from partnerships.demo.papers import bring
from partnerships.models import Agreement, Partner, PartnerUser
from partnerships.realisation import indicator

OK_OCE = "Perkumpulan Gerakan OK OCE"
CHAIR = ("Iwan Setiawan", "Ketua Umum")


@dataclass(frozen=True, slots=True)
class DemoPks:
    """A PKS of one agency: its title, its term in days and what it promises for the year, by indicator."""

    agency: str
    title: str
    days: int
    targets: tuple[tuple[str, int], ...]


SIGNED: tuple[DemoPks, ...] = (
    DemoPks(
        "dkukm",
        "Pelatihan dan permodalan UMKM melalui tujuh langkah OK OCE",
        730,
        (("people_trained", 800), ("enterprises_certified", 700), ("enterprises_capital", 50)),
    ),
    DemoPks(
        "disperindag",
        "Pemasaran produk IKM melalui jejaring OK OCE",
        540,
        (("people_trained", 120), ("enterprises_marketed", 240)),
    ),
    DemoPks("dkp", "Pelatihan olahan hasil laut", 365, (("people_trained", 80), ("enterprises_marketed", 40))),
    DemoPks("dpkp", "Hilirisasi lada dan jahe merah", 365, (("people_trained", 75), ("enterprises_marketed", 30))),
    DemoPks("dlhk", "Wirausaha madu dan hasil hutan bukan kayu", 365, (("people_trained", 40),)),
    DemoPks(
        "disparbudkepora",
        "Ekonomi kreatif dan wirausaha muda",
        365,
        (("people_trained", 100), ("enterprises_marketed", 50)),
    ),
    DemoPks("disnaker", "Pelatihan wirausaha bagi pencari kerja", 230, (("people_trained", 60),)),
    DemoPks("dp3acskb", "Pemberdayaan usaha perempuan", 200, (("people_trained", 90), ("enterprises_capital", 20))),
)
DRAFTS: tuple[DemoPks, ...] = (
    DemoPks("dinsos", "Usaha bersama keluarga penerima manfaat", 365, (("people_trained", 50),)),
    DemoPks("diskominfo", "Literasi pemasaran digital UMKM", 365, ()),
)
#: Companies that work with one agency (name, agency).
COMPANIES = (
    ("PT Hutan Lestari Serumpun", "dlhk"),
    ("CV Madu Pelawan Jaya", "dlhk"),
    ("PT Timah Rakyat Sejahtera", "esdm"),
    ("PT Lada Putih Muntok", "dpkp"),
    ("CV Laut Biru Belitung", "dkp"),
)


def load() -> int:
    """Make partners and agreements that are missing; returns how many agreements were made."""
    user = User.objects.get(email="sekretariat@babel.example")
    actor = actor_for(user.pk)
    with acting_as(actor):
        if Partner.objects.filter(name=OK_OCE).exists():
            return 0
        okoce = _partners(actor)
        _lapsed(actor, okoce)
        umbrella = _umbrella(actor, okoce)
        for n, pks in enumerate(SIGNED, start=1):
            _sign(actor, _draft(actor, okoce, umbrella, pks), serial=n + 1)
        for pks in DRAFTS:
            _draft(actor, okoce, umbrella, pks)
    return Agreement.objects.count()


def _partners(actor: Actor) -> Partner:
    okoce = services.record_partner(
        actor=actor,
        name=OK_OCE,
        kind=PartnerKind.OKOCE,
        legal_basis="Akta pendirian 17/2016 (contoh)",
        address="Jakarta",
        contact_name=CHAIR[0],
        contact_email="okoce@babel.example",
        contact_phone="021 5550117",
    )
    PartnerUser.objects.create(partner=okoce, user=User.objects.get(email="okoce@babel.example"))
    services.record_partner(actor=actor, name="Bank Sumsel Babel (contoh)", kind=PartnerKind.BANK)
    for name, agency in COMPANIES:
        services.record_partner(
            actor=actor, name=name, kind=PartnerKind.COMPANY, agency=Agency.objects.get(code=agency)
        )
    return okoce


def _party(okoce: Partner) -> list[services.Party]:
    return [services.Party(okoce, signatory_name=CHAIR[0], signatory_title=CHAIR[1])]


def _lapsed(actor: Actor, okoce: Partner) -> None:
    """The umbrella of October 2019, as the press told of it; its term ended and a new one had to be negotiated."""
    signed = date(2019, 10, 21)
    draft = services.draft_agreement(
        actor=actor,
        kind=AgreementKind.KB,
        title="Pengembangan kewirausahaan OK OCE",
        scope="Sosialisasi dan pelatihan kewirausahaan.",
        parties=_party(okoce),
        starts_on=signed,
        ends_on=signed + timedelta(days=364),
    )
    _sign(actor, draft, number="415.4/09/SETDA/2019", serial=1)
    services.expire_due()


def _umbrella(actor: Actor, okoce: Partner) -> Agreement:
    begins = timezone.localdate() - timedelta(days=180)
    draft = services.draft_agreement(
        actor=actor,
        kind=AgreementKind.KB,
        title="Pengembangan kewirausahaan terpadu di Kepulauan Bangka Belitung",
        scope="Pelatihan, pendampingan, perizinan, pemasaran, pelaporan keuangan dan permodalan UMKM.",
        parties=_party(okoce),
        starts_on=begins,
        ends_on=begins + timedelta(days=364),
    )
    signed = _sign(actor, draft, serial=1)
    services.archive(actor=actor, agreement=signed, archived_on=begins, place="Biro Pemerintahan, lemari kerja sama 2")
    return services.record_council(
        actor=actor,
        agreement=signed,
        needed=False,
        reason="Tidak membebani daerah dan masyarakat; biaya sudah ada dalam APBD tahun berjalan.",
    )


def _draft(actor: Actor, okoce: Partner, umbrella: Agreement, pks: DemoPks) -> Agreement:
    begins: date = (umbrella.starts_on or timezone.localdate()) + timedelta(days=14)
    draft = services.draft_agreement(
        actor=actor,
        kind=AgreementKind.PKS,
        title=pks.title,
        parent=umbrella,
        agency=Agency.objects.get(code=pks.agency),
        parties=_party(okoce),
        starts_on=begins,
        ends_on=begins + timedelta(days=pks.days),
    )
    for code, amount in pks.targets:
        if indicator(code) is not None:
            year = timezone.localdate().year
            services.add_target(actor=actor, agreement=draft, indicator=code, year=year, amount=amount)
    return draft


def _sign(actor: Actor, draft: Agreement, *, serial: int, number: str = "") -> Agreement:
    """Signed on its first day; without a number the next of its row is given."""
    bring(actor, draft, DocumentMove.SIGN)
    return services.sign(
        actor=actor,
        agreement=draft,
        number=number,
        partner_numbers={
            party.partner_id: f"{serial:03d}/PGO-BABEL/{draft.starts_on:%Y}" for party in draft.parties.all()
        },
        signed_on=draft.starts_on,
        starts_on=draft.starts_on,
        ends_on=draft.ends_on,
    )
