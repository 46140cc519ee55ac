"""Invented owners and their businesses."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp

from enterprises.demo import figures


@dataclass(frozen=True, slots=True)
class DemoBusiness:
    """One invented owner with one business."""

    nik: str
    full_name: str
    sex: str
    birth_date: date
    phone: str
    business_name: str
    product: str
    section: str
    started_year: int
    village: str
    street: str
    turnover: int
    capital: int
    workers_male: int
    workers_female: int
    nib: str
    registered_on: date


def _turnover(rng: random.Random) -> int:
    """Annual sales in rupiah: most micro firms sell for some tens of millions, a few for much more."""
    draw = rng.random()
    if draw < figures.CLASS_SHARES["medium"]:
        return rng.randrange(16_000, 30_000) * 1_000_000
    if draw < figures.CLASS_SHARES["medium"] + figures.CLASS_SHARES["small"]:
        return rng.randrange(2_100, 9_000) * 1_000_000
    return min(int(60_000_000 * exp(rng.gauss(0, 0.9)) / 100_000) * 100_000, 1_900_000_000)


def invent(rng: random.Random, *, serial: int, villages: dict[str, list[str]], today: date) -> DemoBusiness:
    """Invent the business with this serial number; ``villages`` are the village codes of each kabupaten/kota."""
    regencies = list(figures.UMKM_BY_REGENCY)
    regency = rng.choices(regencies, weights=list(figures.UMKM_BY_REGENCY.values()))[0]
    village = rng.choice(villages[regency])
    sex = "P" if rng.random() < figures.WOMEN_OWNED else "L"
    first = rng.choice(figures.FEMALE_NAMES if sex == "P" else figures.MALE_NAMES)
    full_name = f"{first} {rng.choice(figures.LAST_NAMES)}"
    birth = date(rng.randrange(1965, 2004), rng.randrange(1, 13), rng.randrange(1, 29))
    day = birth.day + (40 if sex == "P" else 0)
    nik = f"{village[:8].replace('.', '')}{day:02d}{birth:%m%y}{serial % 9999 + 1:04d}"
    section = rng.choices(list(figures.SECTIONS), weights=list(figures.SECTIONS.values()))[0]
    product = rng.choice(figures.PRODUCTS[section])
    word = rng.choice(figures.SHOP_WORDS.get(section, figures.OTHER_SHOP_WORDS))
    turnover = _turnover(rng)
    return DemoBusiness(
        nik=nik,
        full_name=full_name,
        sex=sex,
        birth_date=birth,
        phone=f"+62812{72_100_000 + serial:08d}",
        business_name=f"{word} {first} {product.split()[0]}",
        product=product,
        section=section,
        started_year=rng.randrange(2008, today.year),
        village=village,
        street=f"{rng.choice(figures.STREETS)} No. {rng.randrange(1, 180)}, RT {rng.randrange(1, 9):02d}",
        turnover=turnover,
        capital=max(1_000_000, int(turnover * rng.uniform(0.1, 0.5) / 100_000) * 100_000),
        workers_male=rng.choices([0, 1, 2, 4], weights=[45, 35, 15, 5])[0],
        workers_female=rng.choices([0, 1, 2, 5], weights=[40, 38, 16, 6])[0],
        nib=f"{1_200_000_000_000 + serial * 7919:013d}" if rng.random() < 0.5 else "",
        registered_on=today - timedelta(days=rng.randrange(20, 330)),
    )
