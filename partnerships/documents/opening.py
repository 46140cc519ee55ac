"""The opening (komparisi) a first version begins with: who the parties are, in the words of such documents."""

from collections.abc import Sequence
from dataclasses import dataclass

#: Stands where something is not known yet and is filled in by hand.
DOTS = "……………………"
_ORDINALS = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")


@dataclass(frozen=True, slots=True)
class PartySide:
    """One party as the document names it; what is unknown is empty."""

    name: str
    signatory: str = ""
    office: str = ""
    address: str = ""
    basis: str = ""
    number: str = ""


def party_word(index: int) -> str:
    """``PIHAK KESATU`` for 0, and so on; the province is the first."""
    return f"PIHAK {_ORDINALS[index]}" if index < len(_ORDINALS) else f"PIHAK KE-{index + 1}"


def opening(*, kind: str, title: str, sides: Sequence[PartySide]) -> str:
    """The opening in Indonesian, with dots where the day of signing and what is unknown will stand."""
    day = f"Pada hari ini, {DOTS} tanggal {DOTS} bulan {DOTS} tahun {DOTS}, bertempat di {DOTS},"
    lines = [f"{day} kami yang bertanda tangan di bawah ini:"]
    for index, side in enumerate(sides):
        person = f"{side.signatory or DOTS}, {side.office or DOTS}, berkedudukan di {side.address or DOTS},"
        basis = f" berdasarkan {side.basis}," if side.basis else ""
        lines.append(
            f"{index + 1}. {person}{basis} dalam hal ini bertindak untuk dan atas nama {side.name}, "
            f"selanjutnya disebut {party_word(index)}."
        )
    words = [party_word(index) for index in range(len(sides))]
    together = " dan ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])}, dan {words[-1]}"
    lines.append(
        f"{together}, selanjutnya disebut PARA PIHAK, sepakat untuk membuat {kind} tentang {title} "
        "dengan ketentuan sebagai berikut:"
    )
    return "\n".join(lines)
