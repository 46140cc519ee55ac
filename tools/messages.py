"""The texts of the site and their Indonesian, without GNU gettext.

    python tools/messages.py update     collect the texts of code and templates into the catalog
    python tools/messages.py check      fail when one has no Indonesian, or one that does not fit
    python tools/messages.py compile    write the .mo files that Django reads

English is the source language; it needs no catalog.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "locale"
CATALOG = LOCALE / "id" / "LC_MESSAGES" / "django.po"
OUTSIDE = {"tests", "tools", "benchmarks", "node_modules", "staticfiles", "docs", "deploy"}
#: What a new catalog begins with. Indonesian has one form for any number.
BEGINNING = b"""# Indonesian texts of babel_umkm.
msgid ""
msgstr ""
"Project-Id-Version: babel_umkm\\n"
"Language: id\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
LAZY = {f"{name}_lazy": form for name, form in DEFAULT_KEYWORDS.items() if name.endswith("gettext")}
#: ``_now`` is gettext where a module needs it beside the lazy one.
KEYWORDS = DEFAULT_KEYWORDS | LAZY | {"gettext_noop": None, "_now": None}


def sources(*patterns: str) -> Iterator[Path]:
    """Our own files that may hold texts, in a steady order."""
    for pattern in patterns:
        for path in sorted(ROOT.rglob(pattern)):
            parts = path.relative_to(ROOT).parts
            if not any(part in OUTSIDE or part.startswith(".") or part == "migrations" for part in parts[:-1]):
                yield path


def as_python(template: Path) -> bytes:
    """A template as calls of gettext, its line numbers kept, so that one extractor reads both."""
    calls = templatize(template.read_text(), origin=str(template))
    return "\n".join(line.strip() for line in calls.splitlines()).encode()


def collect() -> Catalog:
    """Every text of code and templates, with the files it stands in."""
    catalog = Catalog(locale="id", fuzzy=False)
    texts = [(path, path.read_bytes()) for path in sources("*.py")]
    texts += [(path, as_python(path)) for path in sources("*.html", "*.txt") if "templates" in path.parts]
    for path, text in texts:
        name = path.relative_to(ROOT).as_posix()
        for _line, message, comments, context in extract("python", BytesIO(text), KEYWORDS, ["Translators:"]):
            if message and message != ("", ""):
                catalog.add(message, locations=[(name, None)], auto_comments=comments, context=context)
    return catalog


def stored(path: Path = CATALOG) -> Catalog:
    text = path.read_bytes() if path.exists() else BEGINNING
    return read_po(BytesIO(text), locale=path.parent.parent.name, abort_invalid=True)


def update() -> int:
    """Bring the catalog up to the code: new texts empty, gone ones dropped, translations kept, none guessed."""
    catalog = stored()
    made = catalog.creation_date
    catalog.update(collect(), no_fuzzy_matching=True)
    catalog.creation_date = made
    CATALOG.parent.mkdir(parents=True, exist_ok=True)
    with CATALOG.open("wb") as file:
        write_po(file, catalog, ignore_obsolete=True, include_lineno=False, sort_output=True, width=120)
    missing = sum(not is_translated(message) for message in catalog if message.id)
    print(f"{len(catalog)} texts, {missing} without Indonesian")
    return 0


def is_translated(message: Message) -> bool:
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(forms) and not message.fuzzy


def faults() -> Iterator[str]:
    """One line for each text that a person would read in the wrong language or with a broken placeholder."""
    catalog = stored()
    for message in collect():
        if not message.id:
            continue
        known = catalog.get(message.id, context=message.context)
        where = message.locations[0][0] if message.locations else "?"
        if known is None:
            yield f"{where}: not in the catalog: {message.id!r}"
        elif known.fuzzy:
            yield f"{where}: marked fuzzy: {message.id!r}"
        elif not is_translated(known):
            yield f"{where}: without Indonesian: {message.id!r}"
        else:
            known.flags |= message.flags
            yield from (f"{where}: {error}: {message.id!r}" for error in known.check(catalog))


def check() -> int:
    found = list(faults())
    for fault in found:
        print(fault)
    print(
        f"{len(found)} texts need work: make messages, then fill in {CATALOG.relative_to(ROOT)}"
        if found
        else "All translated."
    )
    return 1 if found else 0


def compile_all(into: Path | None = None) -> int:
    """Write each .mo beside its .po, or into another folder, whole or not at all. Fuzzy entries are left out."""
    for po in LOCALE.glob("*/LC_MESSAGES/*.po"):
        compiled = (into or LOCALE) / po.relative_to(LOCALE).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        made = compiled.with_suffix(".mo.new")
        with made.open("wb") as target:
            write_mo(target, stored(po))
        made.replace(compiled)
    return 0


COMMANDS = {"update": update, "check": check, "compile": compile_all}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    settings.configure()
    sys.exit(COMMANDS[sys.argv[1]]())
