"""Compile gettext catalogs (.po) into what Django reads (.mo): python tools/compile_messages.py locale/…/django.po …"""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalog(po: Path) -> None:
    """Write the .mo beside its .po, whole or not at all. Fuzzy entries are left out."""
    with po.open("rb") as source:
        catalog = read_po(source, locale=po.parent.parent.name, abort_invalid=True)
    made = po.with_suffix(".mo.new")
    with made.open("wb") as target:
        write_mo(target, catalog)
    made.replace(po.with_suffix(".mo"))


if __name__ == "__main__":
    for name in sys.argv[1:] or Path("locale").glob("*/LC_MESSAGES/*.po"):
        compile_catalog(Path(name))
