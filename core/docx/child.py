"""Takes the text out of a Word file: ``python -m core.docx.child FILE``, JSON on the standard output.

Runs as a process of its own with little memory and time, so that no file can take the site down; imports no Django.
Tracked changes are read as accepted: inserted text counts, deleted text does not. What is not text is counted.
"""

import json
import posixpath
import resource
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from core.docx.numbering import Level, Lists

MEMORY = 1_000_000_000
SECONDS = 20
#: Bytes of one part when unpacked.
MOST_XML = 40_000_000
#: What comes out; a file of 300 pages has about a tenth.
MOST_PARAGRAPHS = 60_000
MOST_CHARACTERS = 6_000_000

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
#: What holds no text of the document itself, and what counts when it is passed over.
_PASSED = {
    "del": "tracked",
    "moveFrom": "tracked",
    "drawing": "images",
    "pict": "images",
    "object": "images",
    "AlternateContent": "images",
    "footnoteReference": "notes",
    "endnoteReference": "notes",
    "commentReference": "comments",
    "instrText": "",
    "delText": "",
    "rPr": "",
    "pPr": "",
    "sectPr": "",
    "tblPr": "",
    "trPr": "",
    "tcPr": "",
    "sdtPr": "",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class TooLong(Exception):
    """The file holds more than is read."""


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """A Word attribute of an element, whichever of the two namespaces it is in."""
    return next((value for space in _W if (value := element.get(f"{{{space}}}{name}")) is not None), "")


def find(element: Any, *names: str) -> Any:
    """The first descendant along the path of local names, or None."""
    for name in names:
        element = next((child for child in element if local(child) == name), None) if element is not None else None
    return element


def is_on(element: Any) -> bool:
    """Whether a switch such as ``<w:b/>`` is there and not turned off."""
    return element is not None and attribute(element, "val") not in {"0", "false", "off", "none"}


class Document:
    """One Word file."""

    def __init__(self, path: str) -> None:
        self.found: Counter[str] = Counter()
        self._archive = zipfile.ZipFile(path)
        self._main = self._main_part()
        self._style_numbers: dict[str, tuple[str, int]] = {}
        self._lists = self._read_lists()
        self._read_styles()
        self._characters = 0

    def paragraphs(self) -> list[dict[str, Any]]:
        """The paragraphs in their order; a row of a table is one. Raises ``TooLong``."""
        root = self._part(self._main)
        body = find(root, "body") if root is not None else None
        if body is None:
            raise KeyError(self._main)
        rows: list[dict[str, Any]] = []
        marks: list[str] = []
        carried: dict[str, Any] | None = None
        for kind, element in self._blocks(body):
            if kind == "bookmark":
                marks.append(attribute(element, "name"))
                continue
            row = self._row(element) if kind == "row" else self._paragraph(element)
            row["marks"], marks = marks + row["marks"], []
            if carried is not None:
                row, carried = _joined(carried, row), None
            if row.pop("joins_next", False):
                carried = row
                continue
            rows.append(row)
            self._characters += len(row["text"])
            if len(rows) > MOST_PARAGRAPHS or self._characters > MOST_CHARACTERS:
                raise TooLong
        if carried is not None:
            rows.append(carried)
        return rows

    # Parts ------------------------------------------------------------------------------------------------------------

    def _part(self, name: str) -> Any:
        """The root of a part; None when the file has none of that name."""
        if name not in self._archive.NameToInfo:
            return None
        if self._archive.NameToInfo[name].file_size > MOST_XML:
            raise TooLong
        # No DTD, no entities, nothing from the network.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        root = etree.fromstring(self._archive.read(name), parser)
        if root.getroottree().docinfo.doctype:
            raise ValueError("a Word file has no DTD")
        return root

    def _main_part(self) -> str:
        relations = self._part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "word/document.xml"

    def _beside(self, name: str) -> Any:
        return self._part(posixpath.join(posixpath.dirname(self._main), name))

    # Lists ------------------------------------------------------------------------------------------------------------

    def _read_lists(self) -> Lists:
        root = self._beside("numbering.xml")
        levels: dict[str, dict[int, Level]] = {}
        abstract_of: dict[str, str] = {}
        restarts: dict[tuple[str, int], int] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                levels[attribute(element, "abstractNumId")] = _levels(element)
            elif local(element) == "num":
                number_id = attribute(element, "numId")
                abstract = find(element, "abstractNumId")
                abstract_of[number_id] = attribute(abstract, "val") if abstract is not None else ""
                restarts |= _restarts(element, number_id)
        return Lists(levels, abstract_of, restarts)

    def _read_styles(self) -> None:
        """The list each paragraph style belongs to, also by way of the style it is based on."""
        root = self._beside("styles.xml")
        own: dict[str, tuple[str, int] | None] = {}
        based: dict[str, str] = {}
        for style in root if root is not None else ():
            if local(style) == "style":
                name = attribute(style, "styleId")
                own[name] = _number_of(find(style, "pPr"))
                base = find(style, "basedOn")
                based[name] = attribute(base, "val") if base is not None else ""
        for name in own:
            above, seen = name, set()
            while above and above not in seen and own.get(above) is None:
                seen.add(above)
                above = based.get(above, "")
            number = own.get(above)
            if number is not None:
                self._style_numbers[name] = number

    # Text -------------------------------------------------------------------------------------------------------------

    def _blocks(self, container: Any) -> Iterator[tuple[str, Any]]:
        for element in container:
            name = local(element)
            if name == "p":
                yield "paragraph", element
            elif name == "tbl":
                self.found["tables"] += 1
                # A table inside a cell is part of that cell, whose paragraphs are read with it.
                yield from (("row", row) for row in element.iter() if local(row) == "tr" and _table_of(row) is element)
            elif name == "bookmarkStart":
                yield "bookmark", element
            elif name in _PASSED:
                self._pass(name)
            elif len(element):
                yield from self._blocks(element)

    def _paragraph(self, element: Any) -> dict[str, Any]:
        properties = find(element, "pPr")
        style = find(properties, "pStyle")
        style_name = attribute(style, "val") if style is not None else ""
        words: list[str] = []
        bold: list[bool] = []
        marks: list[str] = []
        for text, is_bold in self._words(element, marks):
            words.append(text)
            if text.strip():
                bold.append(is_bold)
        number = _number_of(properties) or self._style_numbers.get(style_name)
        written = self._lists.next(*number) if number and number[0] != "0" else ""
        text = "".join(words).strip()
        alignment = find(properties, "jc")
        return {
            "text": f"{written} {text}".strip() if text else "",
            "style": style_name,
            "bold": bool(bold) and all(bold),
            "centred": alignment is not None and attribute(alignment, "val") == "center",
            "table": False,
            "marks": marks,
            "joins_next": self._end_is_deleted(properties),
        }

    def _end_is_deleted(self, properties: Any) -> bool:
        """Whether the end of this paragraph was deleted under tracking: it then runs on into the next."""
        if find(properties, "rPr", "del") is None:
            return False
        self.found["tracked"] += 1
        return True

    def _row(self, element: Any) -> dict[str, Any]:
        """The cells of a row of a table in one line."""
        cells = []
        marks: list[str] = []
        for cell in element:
            if local(cell) in {"tc", "sdt"}:
                parts = [self._paragraph(part) for part in cell.iter() if local(part) == "p"]
                marks += [mark for part in parts for mark in part["marks"]]
                cells.append(" ".join(part["text"] for part in parts if part["text"]))
        text = " | ".join(cell for cell in cells if cell)
        return {"text": text, "style": "", "bold": False, "centred": False, "table": True, "marks": marks}

    def _words(self, element: Any, marks: list[str]) -> Iterator[tuple[str, bool]]:
        for child in element:
            name = local(child)
            if name == "bookmarkStart":
                marks.append(attribute(child, "name"))
            elif name in _PASSED:
                self._pass(name)
            elif name == "r":
                yield from self._run(child, marks)
            elif name in {"ins", "moveTo"}:
                self.found["tracked"] += 1
                yield from self._words(child, marks)
            elif len(child):
                yield from self._words(child, marks)

    def _run(self, run: Any, marks: list[str]) -> Iterator[tuple[str, bool]]:
        properties = find(run, "rPr")
        if is_on(find(properties, "vanish")):
            self.found["hidden"] += 1
            return
        bold = is_on(find(properties, "b"))
        for child in run:
            name = local(child)
            if name == "t":
                yield child.text or "", bold
            elif name in _SIGNS:
                yield _SIGNS[name], bold
            elif name in _PASSED:
                self._pass(name)

    def _pass(self, name: str) -> None:
        if _PASSED[name]:
            self.found[_PASSED[name]] += 1


def _table_of(row: Any) -> Any:
    """The table a row belongs to."""
    return next((above for above in row.iterancestors() if local(above) == "tbl"), None)


def _joined(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    return {**second, "text": f"{first['text']} {second['text']}".strip(), "marks": first["marks"] + second["marks"]}


def _number_of(properties: Any) -> tuple[str, int] | None:
    """The list and depth that paragraph properties name."""
    number = find(properties, "numPr")
    if number is None:
        return None
    name, depth = find(number, "numId"), find(number, "ilvl")
    if name is None:
        return None
    level = attribute(depth, "val") if depth is not None else "0"
    return attribute(name, "val"), min(int(level), 8) if level.isdigit() else 0


def _levels(abstract: Any) -> dict[int, Level]:
    found = {}
    for element in abstract:
        depth = attribute(element, "ilvl")
        if local(element) == "lvl" and depth.isdigit():
            values = {name: find(element, name) for name in ("start", "numFmt", "lvlText")}
            read = {name: attribute(part, "val") if part is not None else "" for name, part in values.items()}
            start = int(read["start"]) if read["start"].isdigit() else 1
            found[int(depth)] = Level(start=start, form=read["numFmt"] or "decimal", text=read["lvlText"])
    return found


def _restarts(number: Any, number_id: str) -> dict[tuple[str, int], int]:
    found = {}
    for element in number:
        start = find(element, "startOverride") if local(element) == "lvlOverride" else None
        depth = attribute(element, "ilvl")
        if start is not None and depth.isdigit() and attribute(start, "val").isdigit():
            found[number_id, int(depth)] = int(attribute(start, "val"))
    return found


def main() -> int:
    """0 and the text, or the reason why there is none: 3 when it is too long, 4 when it cannot be read."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        document = Document(sys.argv[1])
        paragraphs = document.paragraphs()
    except (TooLong, MemoryError):
        return 3
    except (etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, RuntimeError, OSError, EOFError):
        return 4
    json.dump({"paragraphs": paragraphs, "found": document.found}, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
