"""The check of translations finds what a reader would meet in the wrong language."""

import re
from pathlib import Path

import messages
import pytest

SOURCE = """from django.utils.translation import gettext as _, ngettext
_("Save")
_("Hello %(name)s")
ngettext("%(n)d row", "%(n)d rows", 2)
"""
TEMPLATE = '{% load i18n %}<p>{% translate "Draft" %}{% blocktranslate %}Dear {{ who }},{% endblocktranslate %}</p>'
ENTRIES = {
    "Save": "Simpan",
    "Hello %(name)s": "Halo %(name)s",
    "Draft": "Draf",
    "Dear %(who)s,": "Yth. %(who)s,",
}


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A small project; call with changed entries to write its catalog."""
    (tmp_path / "app" / "templates").mkdir(parents=True)
    (tmp_path / "app" / "views.py").write_text(SOURCE)
    (tmp_path / "app" / "templates" / "page.html").write_text(TEMPLATE)
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    monkeypatch.setattr(messages, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(messages, "CATALOG", tmp_path / "locale" / "id" / "LC_MESSAGES" / "django.po")
    monkeypatch.setattr(messages.stored, "__defaults__", (messages.CATALOG,))

    def write(fuzzy: str = "", **changes: str) -> list[str]:
        text = messages.BEGINNING.decode()
        for source, target in (ENTRIES | changes).items():
            flag = "#, fuzzy\n" if source == fuzzy else ""
            text += f'\n{flag}msgid "{source}"\nmsgstr "{target}"\n'
        text += '\nmsgid "%(n)d row"\nmsgid_plural "%(n)d rows"\nmsgstr[0] "%(n)d baris"\n'
        messages.CATALOG.parent.mkdir(parents=True, exist_ok=True)
        messages.CATALOG.write_text(text)
        return list(messages.faults())

    return write


def test_no_text_hides_behind_a_name_the_collector_does_not_know():
    """``from … import gettext as _later`` would keep its texts out of the catalog, and so in English."""
    imported = re.compile(r"^\s*from django\.utils\.translation import .*?\bgettext(?:_lazy)? as (\w+)", re.MULTILINE)
    names = {name for path in messages.sources("*.py") for name in imported.findall(path.read_text())}
    assert names <= set(messages.KEYWORDS)


def test_a_full_catalog_passes(catalog):
    assert catalog() == []


def test_each_way_to_be_untranslated_is_found(catalog):
    assert catalog(Save="") == ["app/views.py: without Indonesian: 'Save'"]
    assert catalog(fuzzy="Draft") == ["app/templates/page.html: marked fuzzy: 'Draft'"]
    del ENTRIES["Save"]
    try:
        assert catalog() == ["app/views.py: not in the catalog: 'Save'"]
    finally:
        ENTRIES["Save"] = "Simpan"


def test_a_placeholder_that_would_break_the_page_is_found(catalog):
    [fault] = catalog(**{"Hello %(name)s": "Halo %(nama)s"})
    assert "nama" in fault


def test_update_keeps_translations_drops_the_gone_and_guesses_none(catalog):
    catalog(Gone="Hilang")
    (messages.ROOT / "app" / "more.py").write_text('_("Saved")\n')

    messages.update()

    entries = {message.id: message.string for message in messages.stored()}
    assert entries["Save"] == "Simpan"
    assert entries["Saved"] == ""
    assert "Gone" not in entries


def test_compiled_catalogs_leave_fuzzy_texts_out(catalog):
    from gettext import GNUTranslations

    catalog(fuzzy="Draft")
    messages.compile_all()

    with messages.CATALOG.with_suffix(".mo").open("rb") as file:
        read = GNUTranslations(file)
    assert read.gettext("Save") == "Simpan"
    assert read.gettext("Draft") == "Draft"
    assert read.ngettext("%(n)d row", "%(n)d rows", 1) == "%(n)d baris"
