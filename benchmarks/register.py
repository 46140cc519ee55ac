"""A register of any size, invented by the server itself: 200,000 enterprises in about half a minute.

Spread like the demo: by kabupaten, class, sex of the owner and steps done. The same seed gives the same rows. The row
history is left out: triggers are off while the tables are filled.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from accounts.models import User
from core.fields import encrypt
from enterprises.choices import RegistrationStatus, Step
from enterprises.demo import figures
from enterprises.models import ClassThreshold, KbliSection
from enterprises.models.vocabulary import Word
from regions.choices import Level
from regions.models import Region

SEED = 2026
TABLES = (
    "enterprises_owner",
    "enterprises_registration",
    "enterprises_enterprise",
    "enterprises_yearlyfigure",
    "enterprises_steprecord",
)
#: Registrations that wait for verification, beside those of the enterprises.
WAITING = 600


def fill(rows: int) -> None:
    """Fill the empty register with ``rows`` enterprises, their owners, registrations, figures and steps."""
    values = _words(rows)
    with connection.cursor() as cursor, _without_triggers(cursor):
        cursor.execute("SET statement_timeout = 0")
        for statement in (OWNERS, REGISTRATIONS, ENTERPRISES, FIGURES):
            cursor.execute(statement, values)
        shares = {Step.P1: 1.0, **{Step(step): share for step, share in figures.FUNNEL.items()}}
        for salt, (step, share) in enumerate(shares.items()):
            cursor.execute(STEPS, {"step": step, "salt": salt, "promille": round(share * 1000)})
    with connection.cursor() as cursor:
        Word.refresh()
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("RESET statement_timeout")


def _words(rows: int) -> dict[str, object]:
    """What the statements are made of: arrays to choose from, weighted by repetition."""
    rng = random.Random(SEED)
    villages: dict[str, list[str]] = {}
    for code in Region.objects.of_level(Level.VILLAGE).order_by("code").values_list("code", flat=True):
        villages.setdefault(code[:5], []).append(code)
    regencies = rng.choices(list(figures.UMKM_BY_REGENCY), list(figures.UMKM_BY_REGENCY.values()), k=4000)
    shops = [word for words in figures.SHOP_WORDS.values() for word in words] + figures.OTHER_SHOP_WORDS
    return {
        "rows": rows,
        "all": rows + WAITING,
        "nik": encrypt("1971010101900001"),
        "user": User.objects.create_user(full_name="Pemohon", email="pemohon@example.id").pk,
        "section": KbliSection.objects.current().get(letter="C").pk,
        "rule": ClassThreshold.objects.on(timezone.localdate()).first().pk,
        "villages": [rng.choice(villages[regency]) for regency in regencies],
        "women": figures.FEMALE_NAMES,
        "men": figures.MALE_NAMES,
        "families": figures.LAST_NAMES,
        "shops": shops,
        "products": [product for products in figures.PRODUCTS.values() for product in products],
        "women_promille": round(figures.WOMEN_OWNED * 1000),
        "submitted": RegistrationStatus.SUBMITTED,
        "verified": RegistrationStatus.VERIFIED,
        "today": timezone.localdate(),
    }


@contextmanager
def _without_triggers(cursor: object) -> Iterator[None]:
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")  # type: ignore[attr-defined]
    yield
    for table in TABLES:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")  # type: ignore[attr-defined]


def _pick(array: str, salt: int) -> str:
    """SQL: one of an array, the same for the same row ``n`` and salt."""
    return f"(%({array})s)[1 + abs(hashint8extended(n, {salt})) %% cardinality(%({array})s)]"


_SEX = "CASE WHEN abs(hashint8extended(n, 1)) %% 1000 < %(women_promille)s THEN 'P' ELSE 'L' END"
_NAME = f"CASE {_SEX} WHEN 'P' THEN {_pick('women', 2)} ELSE {_pick('men', 2)} END || ' ' || {_pick('families', 3)}"
_CLASS = """CASE WHEN abs(hashint8extended(n, 9)) %% 1000 < 975 THEN 'micro'
                 WHEN abs(hashint8extended(n, 9)) %% 1000 < 997 THEN 'small' ELSE 'medium' END"""

OWNERS = f"""
INSERT INTO enterprises_owner (id, nik, nik_digest, full_name, birth_date, sex, phone, email, restriction)
SELECT n, %(nik)s, md5('a' || n) || md5('b' || n), {_NAME}, DATE '1990-01-01', {_SEX},
    '+62812' || lpad(n::text, 8, '0'), '', ''
FROM generate_series(1, %(rows)s) AS n"""  # noqa: S608 - made of the pieces above

REGISTRATIONS = f"""
INSERT INTO enterprises_registration (id, applicant_id, status, channel, number, created_at, submitted_at, decided_at,
    nik, nik_digest, full_name, birth_date, sex, phone, email, business_name, main_product, legal_form, started_year,
    kbli_section_id, nib, npwp, village_id, street, postcode, figures_year, turnover, capital, workers_male,
    workers_female, consented_at, consent_version)
SELECT n, %(user)s, CASE WHEN n <= %(rows)s THEN %(verified)s ELSE %(submitted)s END, 'portal',
    'REG-2026-' || lpad(n::text, 7, '0'), day, day, CASE WHEN n <= %(rows)s THEN day END,
    %(nik)s, md5('a' || n) || md5('b' || n), {_NAME}, DATE '1990-01-01', {_SEX}, '+62812' || lpad(n::text, 8, '0'), '',
    {_pick("shops", 4)} || ' ' || {_pick("families", 5)}, {_pick("products", 6)}, 'none', 2020,
    %(section)s, '', '', {_pick("villages", 7)}, 'Jl. Pasar Lama ' || n, '', 2025, 96000000, 15000000, 1, 1,
    day, '2026-11'
FROM generate_series(1, %(all)s) AS n,
    LATERAL (SELECT %(today)s::date - ((%(all)s - n) * 1500 / %(all)s)::int + INTERVAL '9 hours' AS day) AS moment"""  # noqa: S608

ENTERPRISES = f"""
INSERT INTO enterprises_enterprise (id, number, owner_id, registration_id, name, main_product, legal_form, started_year,
    kbli_section_id, nib, npwp, village_id, street, postcode, business_class, class_rule_id, class_basis, class_amount,
    registered_on, search_text)
SELECT n, replace(left(r.village_id, 5), '.', '') || '-' || lpad(n::text, 6, '0'), n, n, r.business_name,
    r.main_product, 'none', 2020, %(section)s, CASE WHEN n %% 3 = 0 THEN lpad(n::text, 13, '0') END, '', r.village_id,
    r.street, '',
    {_CLASS}, %(rule)s, 'turnover', 96000000, r.submitted_at::date,
    lower(concat_ws(' ', r.business_name, r.main_product, r.full_name))
FROM enterprises_registration AS r, LATERAL (SELECT r.id AS n) AS row
WHERE n <= %(rows)s ORDER BY n"""  # noqa: S608

FIGURES = """
INSERT INTO enterprises_yearlyfigure (enterprise_id, year, turnover, capital, workers_male, workers_female, source,
    recorded_at, business_class, class_rule_id, class_basis, capacity_unit, verified_by, seen)
SELECT id, 2025, 96000000, 15000000, 1, 1, 'declared', registered_on, business_class, class_rule_id, class_basis,
    '', '', ''
FROM enterprises_enterprise"""

STEPS = """
INSERT INTO enterprises_steprecord (enterprise_id, step, achieved_on, evidence, evidence_text, recorded_by, recorded_at,
    revoked_reason)
SELECT id, %(step)s, registered_on, 'officer', 'Dilihat petugas', 'Petugas', registered_on, ''
FROM enterprises_enterprise WHERE abs(hashint8extended(id, 100 + %(salt)s)) %% 1000 < %(promille)s"""
