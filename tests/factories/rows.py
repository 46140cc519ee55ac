"""One maker for the rows of each list, by what the list is about.

``tests/core/test_every_list.py`` finds every list in the addresses of the site and fills it with these: a list about a
new model needs a line here. A maker gets the person who will read the list and gives a row they see.
"""

from collections.abc import Callable
from itertools import count, cycle
from typing import Any

from django.db.models import Model

from accounts.actors import SYSTEM
from accounts.models import Agency, User
from enterprises.choices import RegistrationStatus
from enterprises.models import Enterprise, Import, ImportedRow, Licence, Registration, Standing, SuspectedPair
from enterprises.services.duplicates import look
from partnerships.choices import ReportStatus
from partnerships.models import Agreement, Answer, Call, Decision, Meeting, Opportunity, Partner
from partnerships.services.answers import Offer
from partnerships.services.shortlist import open_call
from privacy.models import Breach, DataRequest
from support.models import CapitalDisbursement, MarketingResult
from tests.factories.accounts import SRI_MENANTI, TAMAN_BUNGA, give_role, make_agency, make_region, make_user
from tests.factories.enterprises import make_assisted, make_enterprise, make_licence, make_registration
from tests.factories.importing import make_import
from tests.factories.monitoring import make_owing, make_report, newest
from tests.factories.partnerships import count_for, count_on, make_agreement, make_partner
from tests.factories.privacy import make_breach, make_request
from tests.factories.rounds import give_answer, make_decision, make_meeting, make_round
from tests.factories.support import make_capital, make_marketing
from tests.factories.training import make_enrolment, make_training
from training.models import Training

_serial = count(1)
#: Rows that differ in what a list follows, so that a query for each of them would show.
_VILLAGES = cycle([TAMAN_BUNGA, SRI_MENANTI, "19.02.01.2004"])


def _enterprise(reader: User) -> Enterprise:
    return make_enterprise(village=next(_VILLAGES), steps=["P3"], agencies=[make_agency()])


def _agency() -> Agency:
    """Another one each time."""
    return make_agency(f"opd-{next(_serial)}")


def _opportunity() -> Opportunity:
    agency = _agency()
    answer = give_answer(make_round(agencies=[agency]), agency, offers=[Offer("P2", "Pelatihan", 10, "apbd")])
    return answer.opportunities.get()


def _call() -> Call:
    agreement = make_agreement(agency=_agency())
    return open_call(actor=SYSTEM, agency=agreement.agency, agreement=agreement, title="10 dari 40", quota=10)


def _pair() -> SuspectedPair:
    """Two enterprises of one village with the same name."""
    village, name = next(_VILLAGES), f"Getas {next(_serial)}"
    make_enterprise(village=village, name=name)
    twin = make_enterprise(village=village, name=name)
    look(twin)
    return SuspectedPair.objects.get(enterprise=twin)


ROWS: dict[type[Model], Callable[[User], Model]] = {
    Registration: lambda reader: make_registration(village=next(_VILLAGES)),
    Enterprise: _enterprise,
    Licence: lambda reader: make_licence(_enterprise(reader)),
    Standing: lambda reader: _enterprise(reader).standing,
    Agreement: lambda reader: make_agreement(),
    Partner: lambda reader: make_partner(),
    MarketingResult: lambda reader: make_marketing(_enterprise(reader)),
    CapitalDisbursement: lambda reader: make_capital(_enterprise(reader)),
    Training: lambda reader: make_training(),
    DataRequest: lambda reader: make_request(),
    Breach: lambda reader: make_breach(),
    Answer: lambda reader: make_round(agencies=[_agency()]).answers.get(),
    Opportunity: lambda reader: _opportunity(),
    Meeting: lambda reader: make_meeting(agencies=[_agency()]),
    Decision: lambda reader: make_decision(_agency()),
    Call: lambda reader: _call(),
}


def _import(reader: User) -> Import:
    """Of another sender; the reader is made to work for all of the province."""
    if not reader.memberships.filter(role="verifier").exists():
        give_role(reader, "verifier", region="19")
    return make_import(make_user(), region=make_region("19"))


#: The lists about one object: URL name → a maker of (the arguments of the address, a maker of rows in that list).
UNDER: dict[str, Callable[[User], tuple[list[Any], Callable[[User], Model]]]] = {}


def _under(name: str) -> Callable[[Callable[[User], Any]], Callable[[User], Any]]:
    def register(make: Callable[[User], Any]) -> Callable[[User], Any]:
        UNDER[name] = make
        return make

    return register


@_under("enterprises:duplicates")
def _duplicates(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    """Administrators decide on none: the reader is a verifier of the province too."""
    give_role(reader, "verifier", region="19")
    return [], lambda reader: _pair()


@_under("enterprises:assisted")
def _assisted(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    give_role(reader, "verifier", region="19")
    return [], lambda reader: make_assisted(RegistrationStatus.DRAFT, helper=reader, village=next(_VILLAGES))


@_under("partnerships:realisation")
def _realisation(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    target = make_agreement().targets.get()
    counted: list[Enterprise] = []

    def make(reader: User) -> Enterprise:
        counted.append(_enterprise(reader))
        count_for(target.agreement, target.year, counted)
        return counted[-1]

    return [target.pk], make


@_under("partnerships:realisation-within")
def _realisation_within(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    target = make_owing().targets.get()
    counted: list[Enterprise] = []

    def make(reader: User) -> Enterprise:
        counted.append(_enterprise(reader))
        count_on(target.agreement, newest().days.first, counted)
        return counted[-1]

    return [target.pk, newest().code], make


@_under("partnerships:quarters")
def _quarters(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    return [], lambda reader: make_report(make_owing(_agency()), ReportStatus.CONFIRMED).agreement


@_under("training:enrolments")
def _enrolments(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    training = make_training()
    return [training.pk], lambda reader: make_enrolment(training, _enterprise(reader))


@_under("dashboard:people")
def _people(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    return ["marketed"], lambda reader: make_marketing(_enterprise(reader)).enterprise


@_under("enterprises:imports")
def _imports(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    _import(reader)
    return [], _import


@_under("enterprises:import-rows")
def _import_rows(reader: User) -> tuple[list[Any], Callable[[User], Model]]:
    batch, numbers = _import(reader), count(2)

    def make(reader: User) -> ImportedRow:
        errors = [["nik", "Salah"]]
        return ImportedRow.objects.create(
            batch=batch, number=next(numbers), enterprise=_enterprise(reader), errors=errors
        )

    return [batch.pk], make
