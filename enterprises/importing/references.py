"""Words of a row that stand for a row of a reference table: the village, the field of business, kinds of licences."""

from collections import defaultdict
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.numbers import is_digits
from core.text import Words, squash
from enterprises.models import KbliSection, LicenceKind
from enterprises.validators import kbli_section, plain_number
from regions.choices import Level
from regions.models import Region
from regions.validators import code_of_digits

#: Kinds of business of OK OCE's member file, and what people write, by section of KBLI 2025.
_KINDS_OF_BUSINESS = {
    "agrobisnis": "A", "pertanian": "A", "perkebunan": "A", "peternakan": "A", "perikanan": "A",
    "budidayaperikanan": "A", "fashion": "C", "kerajinan": "C", "kerajinansouvenir": "C", "olahanperikanan": "C",
    "olahanpertanian": "C", "industri": "C", "industripengolahan": "C", "makanandanminuman": "C", "pengolahan": "C",
    "perdagangan": "G", "warungsembako": "G", "warung": "G", "toko": "G", "dagang": "G", "kuliner": "I",
    "kulinerwarungmakan": "I", "warungmakan": "I", "transportasi": "H", "jasa": "T",
}  # fmt: skip
_KIND_WORDS = ("kabupaten", "kota", "kab", "kecamatan", "kec", "kelurahan", "kel", "desa")


class Places:
    """The villages in force, by the words people write for them."""

    def __init__(self) -> None:
        regions = Region.objects.in_force().select_related("parent__parent")
        self._by_code: dict[str, Region] = {}
        self._named: dict[Level, dict[str, list[Region]]] = defaultdict(lambda: defaultdict(list))
        for region in regions:
            self._by_code[region.code] = region
            for name in {squash(region.name), _bare(region.name)}:
                self._named[Level(region.level)][name].append(region)

    def village(self, kabupaten: str, kecamatan: str, village: str) -> Region:
        """The village of that name or code. Raises ``ValidationError`` with the field: none or several."""
        coded = (
            self._by_code.get(code_of_digits(village.replace(".", ""))) if village.replace(".", "").isdigit() else None
        )
        if coded is not None and coded.level == Level.VILLAGE:
            return coded
        found = self._find(Level.VILLAGE, village)
        if not found:
            raise _wrong("village", _("There is no village “%(name)s”. Compare the spelling."), village)
        inside = self._inside(found, Level.DISTRICT, "kecamatan", kecamatan)
        if not inside:
            raise _wrong("village", _("There is no village “%(name)s” in kecamatan %(above)s."), village, kecamatan)
        inside = self._inside(inside, Level.REGENCY, "kabupaten", kabupaten)
        if not inside:
            raise _wrong(
                "kecamatan" if kecamatan else "village",
                _("“%(name)s” does not lie in %(above)s."),
                kecamatan or village,
                kabupaten,
            )
        if len(inside) > 1:
            raise _wrong("kecamatan", _("There are several villages “%(name)s”: write the kecamatan."), village)
        return inside[0]

    def _inside(self, villages: list[Region], level: Level, field: str, text: str) -> list[Region]:
        """Those of the villages that lie in the region of that name; all of them when none is written."""
        if not text:
            return villages
        above = {region.code for region in self._find(level, text)}
        if not above:
            raise _wrong(field, _("There is no region “%(name)s”. Compare the spelling."), text)
        return [village for village in villages if any(village.code.startswith(f"{code}.") for code in above)]

    def _find(self, level: Level, text: str) -> list[Region]:
        named = self._named[level]
        return named.get(squash(text)) or named.get(_bare(text)) or []


class Sections:
    """The sections of the KBLI of today."""

    @cached_property
    def _known(self) -> dict[str, KbliSection]:
        found: dict[str, KbliSection] = {}
        by_letter = {section.letter: section for section in KbliSection.objects.current()}
        for letter, section in by_letter.items():
            for word in (letter, section.title, str(section)):
                found[squash(word)] = section
        return {word: by_letter[letter] for word, letter in _KINDS_OF_BUSINESS.items() if letter in by_letter} | found

    def section(self, text: str) -> KbliSection:
        """By letter, title, KBLI code or kind of business. Raises ``ValidationError``."""
        if is_digits(text, 4, 5):
            letter = kbli_section(text.zfill(5), settings.KBLI_VERSION)
            return self._known[letter.lower()]
        found = self._known.get(squash(text))
        if found is None:
            raise ValidationError(
                _("Write the letter or the title of a KBLI section, or a code of 5 digits."), code="section"
            )
        return found


class Licences:
    """The kinds of licences of today."""

    @cached_property
    def _known(self) -> dict[str, LicenceKind]:
        return {kind.code: kind for kind in LicenceKind.objects.all()}

    def number(self, code: str, text: str) -> str:
        """The number as it is stored. Raises ``ValidationError``: it is not written as this kind writes it."""
        kind, number = self._known.get(code), plain_number(text)
        if kind is None or not kind.fits(number):
            raise ValidationError(
                _("A number of this kind is written differently; the licence is not taken over."), code="licence"
            )
        return number


def _bare(name: str) -> str:
    """A name without the word for its kind before it."""
    words = name.lower().replace(".", " ").split()
    return squash(" ".join(words[1:])) if len(words) > 1 and words[0] in _KIND_WORDS else squash(name)


def _wrong(field: str, message: Words, name: str, above: str = "") -> ValidationError:
    return ValidationError({field: ValidationError(message, params={"name": name[:60], "above": above[:60]})})
