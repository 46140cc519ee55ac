"""Word files from outside: what is refused before it is opened, and what is read."""

import io
import subprocess
import sys
import zipfile

import pytest
from django.core.exceptions import ValidationError

from core.docx import package
from core.docx.numbering import numeral
from core.docx.reading import read
from core.files import DOCX, PDF, checked
from tests.factories.word import MACROS, MAIN, as_checked, deleted, inserted, lists, p, pks, run, upload, word


def texts(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(io.BytesIO(content)).paragraphs]


def refused(content: bytes, name: str = "naskah.docx") -> str:
    with pytest.raises(ValidationError) as error:
        as_checked(content, name)
    return error.value.code


# Before it is opened -------------------------------------------------------------------------------------------------


def test_a_word_file_is_taken_for_what_it_is():
    document = as_checked(pks(), "Naskah PKS.docx")
    assert (document.kind, document.name) == (DOCX, "Naskah PKS.docx")
    assert document.content.name.endswith(".docx")


def test_what_is_no_word_file_is_refused():
    assert refused(b"%PDF-1.7") == "not_what_it_says"
    assert refused(pks(), "naskah.docm") == "kind"
    assert refused(word(main=MAIN.replace("wordprocessingml", "spreadsheetml"))) == "not_word"
    with pytest.raises(ValidationError):
        checked(upload(pks(), "naskah.pdf"), kinds=[PDF])


def test_an_old_or_locked_file_tells_how_to_save_it():
    with pytest.raises(ValidationError, match=r"\.doc "):
        as_checked(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_macros_are_refused_whatever_the_file_is_called():
    assert refused(word(p("x"), main=MACROS)) == "macros"
    assert refused(word(p("x"), more={"word/vbaProject.bin": b"\0"})) == "macros"


def test_a_broken_archive_is_refused():
    whole = pks()
    assert refused(whole[: len(whole) // 2]) == "damaged"
    assert refused(b"PK\x03\x04" + b"\0" * 100) == "damaged"
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refused(empty.getvalue()) == "damaged"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    def explode(*args, **kwargs):
        raise AssertionError("it was unpacked")

    bomb = word(p("x"), more={"word/media/image1.bin": b"\0" * 60_000_000})
    monkeypatch.setattr(zipfile.ZipFile, "open", explode)
    assert len(bomb) < 100_000
    assert refused(bomb) == "bomb"


def test_thousands_of_parts_are_refused(monkeypatch):
    monkeypatch.setattr(package, "MOST_PARTS", 20)
    assert refused(word(p("x"), more={f"word/{n}.xml": "" for n in range(30)})) == "bomb"


# What is read --------------------------------------------------------------------------------------------------------


def test_tracked_changes_are_read_as_accepted():
    content = word(
        p("Berlaku selama ", deleted("satu"), inserted("dua"), " tahun."),
        p("Kalimat pertama ", end_deleted=True),
        p("menyambung."),
        p(f"<w:moveFrom>{run('pindah')}</w:moveFrom>", f"<w:moveTo>{run('datang')}</w:moveTo>"),
    )
    result = read(io.BytesIO(content))
    read_as = ["Berlaku selama dua tahun.", "Kalimat pertama menyambung.", "datang"]
    assert [row.text for row in result.paragraphs] == read_as
    assert result.found["tracked"] == 5


def test_numbers_that_word_counts_are_read():
    numbering = lists(("decimal", "Pasal %1"), ("decimal", "(%2)"), ("lowerLetter", "%3."), restart=9)
    content = word(
        p("JUDUL", number=(1, 0)),
        p("satu", number=(1, 1)),
        p("dua", number=(1, 1)),
        p("a", number=(1, 2)),
        p("b", number=(1, 2)),
        p("tiga", number=(1, 1)),
        p("a lagi", number=(1, 2)),
        p("LAIN", number=(1, 0)),
        p("satu lagi", number=(1, 1)),
        p("MULAI LAGI", number=(2, 0)),
        p("tanpa", number=(0, 0)),
        more={"word/numbering.xml": numbering},
    )
    assert texts(content) == [
        "Pasal 1 JUDUL",
        "(1) satu",
        "(2) dua",
        "a. a",
        "b. b",
        "(3) tiga",
        "a. a lagi",
        "Pasal 2 LAIN",
        "(1) satu lagi",
        "Pasal 9 MULAI LAGI",
        "tanpa",
    ]


def test_numerals():
    forms = ("decimal", "lowerLetter", "upperRoman", "lowerRoman", "strange")
    assert [numeral(4, form) for form in forms] == ["4", "d", "IV", "iv", "4"]
    assert (numeral(27, "lowerLetter"), numeral(1994, "upperRoman")) == ("aa", "MCMXCIV")


def test_what_is_not_text_is_counted():
    cell = "<w:tc>{}</w:tc>"
    table = f"<w:tbl><w:tr>{cell.format(p('kiri'))}{cell.format(p('kanan'))}</w:tr></w:tbl>"
    content = word(
        p("Gambar: ", *(f"<w:r><w:{name}/></w:r>" for name in ("drawing", "footnoteReference", "commentReference"))),
        p("Tampak", run("tersembunyi", hidden=True)),
        table,
    )
    result = read(io.BytesIO(content))
    assert [row.text for row in result.paragraphs] == ["Gambar:", "Tampak", "kiri | kanan"]
    assert result.found == {"images": 1, "notes": 1, "comments": 1, "hidden": 1, "tables": 1}


def test_a_table_in_a_table_is_read_once():
    inner = f"<w:tbl><w:tr><w:tc>{p('dalam')}</w:tc></w:tr></w:tbl>"
    content = word(f"<w:tbl><w:tr><w:tc>{p('luar')}{inner}</w:tc></w:tr><w:tr><w:tc>{p('bawah')}</w:tc></w:tr></w:tbl>")
    assert texts(content) == ["luar dalam", "bawah"]


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="x">&b;</w:document>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="x">&a;</w:document>',
        "<w:document",
        "<nothing/>",
        "\0\1\2",
    ],
)
def test_a_main_part_that_is_no_document_is_refused(document):
    with pytest.raises(ValidationError) as error:
        read(io.BytesIO(word(document=document)))
    assert error.value.code == "damaged"


def test_three_hundred_pages_are_read_and_far_more_are_refused():
    page = p("Pasal ini mengatur hal yang panjang sekali. " * 60)
    assert len(texts(word(*[page] * 300))) == 300
    with pytest.raises(ValidationError) as error:
        read(io.BytesIO(word(*[page] * 2600)))
    assert error.value.code == "too_long"


def test_a_child_that_never_ends_is_given_up(monkeypatch):
    def patience(*args, **kwargs):
        raise subprocess.TimeoutExpired("child", 1)

    monkeypatch.setattr(subprocess, "run", patience)
    with pytest.raises(ValidationError) as error:
        read(io.BytesIO(pks()))
    assert error.value.code == "too_long"


def test_the_child_knows_no_secret_and_is_stopped_when_it_takes_too_much(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    seen = {}
    original = subprocess.run

    def watch(command, **kwargs):
        seen.update(kwargs["env"])
        return original(command, **kwargs)

    monkeypatch.setattr(subprocess, "run", watch)
    read(io.BytesIO(pks()))
    assert set(seen) == {"LANG"}
    greedy = "import sys\nfrom core.docx import child\nchild.MEMORY = 60_000_000\nsys.exit(child.main())"
    path = tmp_path / "naskah.docx"
    path.write_bytes(word(*[p("x" * 1000)] * 20_000))
    done = original([sys.executable, "-c", greedy, str(path)], capture_output=True, cwd=".", check=False)
    assert done.returncode != 0
