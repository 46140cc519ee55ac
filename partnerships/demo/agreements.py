"""The cooperation with OK OCE as it may have gone on: an umbrella that lapsed, a new one, and eight agencies under it.

The course follows the press of 2019 to 2021; numbers, targets and persons are invented.
"""

from datetime import date, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from accounts.actors import actor_for
from accounts.models import Agency, User
from audit.context import acting_as
from core.files import PDF, checked
from core.scope import Actor
from partnerships import services
from partnerships.choices import AgreementKind, FileKind, PartnerKind
from partnerships.models import Agreement, Partner, PartnerUser
from partnerships.services import Party

#: Agency, title, (people trained, enterprises marketed, enterprises given capital) promised this year.
PKS: tuple[tuple[str, str, tuple[int, int, int]], ...] = (
    ("dkukm", "Pelatihan, pendampingan dan akses permodalan UMKM", (900, 60, 50)),
    ("disperindag", "Pemasaran produk dan pembinaan industri kecil menengah", (200, 180, 0)),
    ("dlhk", "Kemitraan UMKM dengan perusahaan kehutanan dan hasil hutan bukan kayu", (60, 30, 0)),
    ("dkp", "Pelatihan dan pemasaran olahan hasil laut", (120, 60, 10)),
    ("dpkp", "Bahan baku dan olahan hasil kebun: lada dan jahe merah", (120, 40, 0)),
    ("disparbudkepora", "Pengembangan ekonomi kreatif dan wirausaha muda", (100, 60, 0)),
    ("disnaker", "Pelatihan pencari kerja menjadi wirausaha", (150, 0, 0)),
    ("dp3acskb", "Pemberdayaan perempuan wirausaha", (100, 30, 5)),
)
INDICATORS = ("people_trained", "enterprises_marketed", "enterprises_capital")


def load() -> int:
    """Make partners, the umbrellas and the PKS; returns how many agreements are there."""
    secretariat = actor_for(User.objects.get(email="sekretariat@babel.example").pk)
    with acting_as(secretariat):
        okoce = _partners(secretariat)
        today = timezone.localdate()
        _sign_umbrella(
            secretariat, okoce, title="Pengembangan kewirausahaan OK OCE 2019", signed=date(2019, 10, 21), serial=1
        )
        services.expire_due()
        umbrella = _sign_umbrella(
            secretariat,
            okoce,
            title="Pengembangan kewirausahaan terpadu dengan gerakan OK OCE",
            signed=date(today.year, 1, 6),
            serial=2,
        )
        for serial, (code, title, amounts) in enumerate(PKS, start=1):
            agency = Agency.objects.get(code=code)
            _sign_pks(secretariat, okoce, umbrella, agency, title, amounts, serial)
        services.draft_agreement(
            actor=secretariat,
            kind=AgreementKind.PKS,
            title="Perizinan berusaha UMKM di tempat",
            parties=[Party(partner=okoce)],
            scope="Pendampingan NIB dan sertifikat standar di kecamatan.",
            agency=Agency.objects.get(code="dpmptsp"),
            parent=umbrella,
        )
    return Agreement.objects.count()


def _partners(actor: Actor) -> Partner:
    okoce = services.record_partner(
        actor=actor,
        name="Perkumpulan Gerakan OK OCE",
        kind=PartnerKind.OKOCE,
        legal_basis="Akta pendirian perkumpulan (data contoh)",
        address="Jakarta",
        contact_name="Iwan Setiawan",
        contact_email="okoce@babel.example",
    )
    PartnerUser.objects.create(partner=okoce, user=User.objects.get(email="okoce@babel.example"))
    for name, kind in (
        ("PT Rimba Lada Sejahtera", PartnerKind.COMPANY),
        ("CV Madu Teran Bangka", PartnerKind.COMPANY),
        ("Bank Daerah Serumpun Sebalai", PartnerKind.BANK),
    ):
        services.record_partner(actor=actor, name=f"{name} (contoh)", kind=kind)
    return okoce


def _sign_umbrella(actor: Actor, okoce: Partner, *, title: str, signed: date, serial: int) -> Agreement:
    draft = services.draft_agreement(
        actor=actor,
        kind=AgreementKind.KB,
        title=title,
        parties=[Party(partner=okoce, signatory_name="Iwan Setiawan", signatory_title="Ketua Umum")],
        scope="Pendaftaran, pelatihan, pendampingan, perizinan, pemasaran, pelaporan keuangan dan permodalan.",
    )
    ends = signed + timedelta(days=364)
    return _sign(actor, draft, okoce, f"119/KB-{serial:03d}/BIROPEM/{signed.year}", signed, signed, ends)


def _sign_pks(
    actor: Actor,
    okoce: Partner,
    umbrella: Agreement,
    agency: Agency,
    title: str,
    amounts: tuple[int, int, int],
    serial: int,
) -> Agreement:
    draft = services.draft_agreement(
        actor=actor,
        kind=AgreementKind.PKS,
        title=title,
        parties=[Party(partner=okoce, signatory_name="Iwan Setiawan", signatory_title="Ketua Umum")],
        scope=agency.programme_role,
        agency=agency,
        parent=umbrella,
    )
    year = timezone.localdate().year
    for code, amount in zip(INDICATORS, amounts, strict=True):
        if amount:
            services.add_target(actor=actor, agreement=draft, indicator=code, year=year, amount=amount)
    starts = (umbrella.starts_on or timezone.localdate()) + timedelta(days=3 + serial)
    # One of them ends soon, so that its reminder can be seen.
    ends = timezone.localdate() + timedelta(days=25) if serial == len(PKS) else starts + timedelta(days=2 * 365)
    return _sign(actor, draft, okoce, f"119/{serial:03d}/{agency.code.upper()}/{year}", starts, starts, ends)


def _sign(
    actor: Actor, draft: Agreement, okoce: Partner, number: str, signed: date, starts: date, ends: date
) -> Agreement:
    upload = SimpleUploadedFile("naskah-bertanda-tangan.pdf", _paper(draft, number))
    services.attach_file(actor=actor, agreement=draft, kind=FileKind.SIGNED, document=checked(upload, kinds=[PDF]))
    return services.sign(
        actor=actor,
        agreement=draft,
        number=number,
        partner_numbers={okoce.pk: f"{draft.pk:03d}/PGO/{signed.year}"},
        signed_on=signed,
        starts_on=starts,
        ends_on=ends,
    )


def _paper(draft: Agreement, number: str) -> bytes:
    """A one-page stand-in for the signed paper."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for line, text in enumerate((str(draft.get_kind_display()), number, draft.title, "Dokumen contoh")):
        canvas.drawString(72, 760 - 24 * line, text)
    canvas.save()
    return buffer.getvalue()
