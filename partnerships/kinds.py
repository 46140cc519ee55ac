"""What each kind of agreement is made of: under what it stands, and who signs it for the province.

PP 28/2018 on regional cooperation: with a third party the province first signs a Kesepakatan Bersama, and its agencies
then sign Perjanjian Kerja Sama under it. A Nota Kesepakatan is the document with the central government.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from core.text import Words
from partnerships.choices import AgreementKind


class Signer(Enum):
    """Who signs for the province."""

    GOVERNOR = "governor"
    AGENCY = "agency"
    #: An agency when one is named, else the Governor.
    EITHER = "either"
    #: Whoever signed the agreement it changes.
    AS_ABOVE = "as above"


@dataclass(frozen=True, slots=True)
class Shape:
    """The make-up of one kind."""

    signer: Signer
    #: The kinds it may stand under; empty when it stands alone.
    under: tuple[AgreementKind, ...]
    #: What the document calls itself, in Indonesian.
    form_name: str
    #: When to choose it, for whoever records one.
    text: Words
    icon: str
    #: Whether an agency that carries it out reports on each quarter.
    reports_quarterly: bool = False

    @property
    def stands_alone(self) -> bool:
        return not self.under


SHAPES: dict[AgreementKind, Shape] = {
    AgreementKind.KB: Shape(
        signer=Signer.GOVERNOR,
        under=(),
        form_name="Kesepakatan Bersama",
        text=_("The umbrella, signed by the Governor. Agreements of agencies stand under it."),
        icon="umbrella",
    ),
    AgreementKind.PKS: Shape(
        signer=Signer.AGENCY,
        under=(AgreementKind.KB,),
        form_name="Perjanjian Kerja Sama",
        text=_("What one agency (OPD) and the partner will do, with targets. Stands under a Kesepakatan Bersama."),
        icon="handshake",
        reports_quarterly=True,
    ),
    AgreementKind.NK: Shape(
        signer=Signer.EITHER,
        under=(),
        form_name="Nota Kesepakatan",
        text=_("With a ministry or another body of the central government."),
        icon="landmark",
        reports_quarterly=True,
    ),
    AgreementKind.ADDENDUM: Shape(
        signer=Signer.AS_ABOVE,
        under=(AgreementKind.KB, AgreementKind.PKS, AgreementKind.NK),
        form_name="Adendum",
        text=_("Changes or extends an agreement that is in force."),
        icon="file-plus",
    ),
}

#: The kinds on which an agency reports each quarter.
REPORTING = tuple(kind for kind, shape in SHAPES.items() if shape.reports_quarterly)
