import random

import pytest
from django.utils import timezone

from enterprises.choices import Sex, Step
from tests.factories.accounts import SRI_MENANTI, TAMAN_BUNGA, make_agency
from tests.factories.enterprises import make_enterprise, make_owner, make_registration
from tests.factories.partnerships import make_agreement
from tests.factories.support import make_capital, make_marketing

VILLAGES = (TAMAN_BUNGA, "19.71.05.1002", "19.71.01.1004", SRI_MENANTI, "19.02.01.1001")


@pytest.fixture
def agencies(db):
    """The lead agency, which reaches everywhere, and another one."""
    return make_agency("dkukm", is_lead=True), make_agency("disperindag")


@pytest.fixture
def population(agencies):
    """A register of any shape: places, classes, steps, sexes and agencies as a die falls, another one each day."""
    rng = random.Random(timezone.localdate().toordinal())
    agreements = [make_agreement(agency=agency) for agency in agencies]
    for _n in range(25):
        enterprise = make_enterprise(
            owner=make_owner(sex=rng.choice(Sex.values)),
            village=rng.choice(VILLAGES),
            agencies=rng.sample(agencies, rng.randint(0, 2)),
            steps=rng.sample([Step.P2, Step.P3, Step.P4, Step.P6], rng.randint(0, 4)),
            turnover=rng.choice([50_000_000, 3_000_000_000, 20_000_000_000]),
        )
        for _m in range(rng.randint(0, 2)):
            make_marketing(enterprise, agreement=rng.choice(agreements))
        for _m in range(rng.randint(0, 2)):
            make_capital(enterprise, agreement=rng.choice(agreements), amount=rng.randint(10_000_001, 100_000_000))
    make_registration(village=SRI_MENANTI)
    make_registration("draft")
    return agencies
