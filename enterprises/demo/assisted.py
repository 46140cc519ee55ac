"""Two people whom the facilitator of the demo registered: one waits, one is verified; neither has claimed it yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.actors import SYSTEM, actor_for
from accounts.choices import Role
from accounts.models import Membership
from audit.context import acting_as
from core.files import PDF, checked
from enterprises.choices import ConsentPurpose, FileKind
from enterprises.demo.people import DemoBusiness
from enterprises.documents import consent_form
from enterprises.models import ClaimCode, KbliSection, Registration
from enterprises.selectors.claiming import code_of, digest_of
from enterprises.services import registration as services
from enterprises.services.photos import attach

#: Who is verified and may be claimed by anyone who tries the demo.
NIK, BIRTH_DATE = "1971055204884321", date(1988, 4, 12)
#: Known, so that the code is the same in every demo with the keys of development.
_NONCE = "ba" * 16


def told() -> str:
    """What is needed to try claiming."""
    return f"{code_of(_NONCE)}, NIK ending in {NIK[-4:]}, born on {BIRTH_DATE}"


def _with_known_code(registration: Registration) -> None:
    codes = ClaimCode.objects.filter(registration=registration, used_at__isnull=True, ended_at__isnull=True)
    codes.update(nonce=_NONCE, code_digest=digest_of(code_of(_NONCE)))


def register(businesses: Sequence[DemoBusiness], sections_of: dict[str, KbliSection], fill: object) -> int:
    """Register these, through the services, as an officer would; the first is verified. How many there are now."""
    member = Membership.objects.filter(role=Role.FACILITATOR).order_by("pk").first()
    if member is None:
        return 0
    actor = actor_for(member.user_id)
    known = replace(businesses[0], nik=NIK, birth_date=BIRTH_DATE, sex="P", full_name="Aminah Sari")
    for index, business in enumerate([known, *businesses[1:]]):
        with acting_as(actor):
            row = services.begin_assisted(actor=actor)
            for section, values in fill(business, sections_of).items():  # type: ignore[operator]
                given = values | {"phone": ""} if section == "owner" else values
                if section == "consent":
                    given = given | {ConsentPurpose.DIRECTORY.value: True}
                row = services.save_section(actor=actor, registration=row, section=section, values=given)
            paper = SimpleUploadedFile("formulir-persetujuan.pdf", consent_form.drawn())
            attach(actor=actor, registration=row, files={FileKind.CONSENT: checked(paper, kinds=[PDF])})
            row = services.submit(actor=actor, registration=row)
        if not index:
            _with_known_code(row)
            with acting_as(SYSTEM):
                services.verify(actor=SYSTEM, registration=row)
    return len(businesses)
