"""The text of a DOCX: a ZIP archive of XML, of which nothing is unpacked to the disk."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final

# Declarations, with which XML does harm, are refused before any of it is parsed.
from xml.etree import ElementTree as Xml

from agent.coach.resume.tidy import BULLET, COLUMN_BREAK
from api.errors import WrongType
from api.resumes.extraction.archive import opened
from api.resumes.extraction.faults import WRONG_TYPE, BrokenFile, EncryptedFile
from api.resumes.extraction.kinds import COMPOUND

OLD_WORD: Final = "This is a file of an old Word. Save it as DOCX or PDF."

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_RELATIONS: Final = "_rels/.rels"
_UNSEEN: Final = frozenset({"pPr", "rPr", "del", "instrText", "Fallback", "txbxContent"})
"""What a reader does not see, or sees elsewhere: text boxes come after their paragraph."""

_SIGNS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HOLDERS: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo"})

Element = Xml.Element


def read_docx(data: bytes) -> str:
    """Heads, body and feet; items of lists begin with a bullet. Raises Unreadable, WrongType."""
    if data.startswith(COMPOUND):
        if _ENCRYPTED in data:
            raise EncryptedFile()
        raise WrongType(OLD_WORD, field="file")
    try:
        with opened(data) as archive:
            return "\n".join(_Document(archive).lines())
    except (zipfile.BadZipFile, Xml.ParseError, KeyError) as error:
        raise BrokenFile() from error


class _Document:
    """Walks through the parts of one file."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = archive.namelist()
        self._main = self._main_part()
        self._folder = posixpath.dirname(self._main)
        self._list_styles = frozenset(self._styles_of_lists())

    def lines(self) -> Iterator[str]:
        """All text, top to bottom."""
        body = next(iter(_named(self._parse(self._main), "body")), None)
        if body is None:
            raise WrongType(WRONG_TYPE, field="file")
        yield from self._edges("header")
        yield from self._content(body)
        yield from self._edges("footer")

    def _main_part(self) -> str:
        if _RELATIONS not in self._names:
            raise WrongType(WRONG_TYPE, field="file")
        for relation in _named(self._parse(_RELATIONS), "Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        raise WrongType(WRONG_TYPE, field="file")

    def _parse(self, name: str) -> Element:
        return Xml.fromstring(self._archive.read(name))  # noqa: S314

    def _styles_of_lists(self) -> Iterator[str]:
        name = f"{self._folder}/styles.xml"
        if name not in self._names:
            return
        for style in _named(self._parse(name), "style"):
            if next(iter(_named(style, "numPr")), None) is not None:
                yield _value(style, "styleId")

    def _edges(self, kind: str) -> Iterator[str]:
        names = [name for name in self._names if name.startswith(f"{self._folder}/{kind}")]
        # The first page often has the same one as the others.
        texts = ["\n".join(self._content(self._parse(name))) for name in sorted(names)]
        yield from dict.fromkeys(text for text in texts if text.strip())

    def _content(self, parent: Element) -> Iterator[str]:
        for child in parent:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                for row in _direct(child, "tr"):
                    yield from self._row(list(_direct(row, "tc")))
            elif name in _HOLDERS:
                yield from self._content(child)

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        text = "".join(_runs(paragraph))
        yield f"{BULLET}{text}" if text.strip() and self._is_item(paragraph) else text
        for box in _boxes(paragraph):
            yield from self._content(box)

    def _is_item(self, paragraph: Element) -> bool:
        for properties in _direct(paragraph, "pPr"):
            if any(True for _ in _direct(properties, "numPr")):
                return True
            styles = [_value(style, "val") for style in _direct(properties, "pStyle")]
            return not self._list_styles.isdisjoint(styles)
        return False

    def _row(self, cells: list[Element]) -> Iterator[str]:
        texts = [[line for line in self._content(cell) if line.strip()] for cell in cells]
        if all(len(lines) <= 1 for lines in texts):
            yield "\t".join("".join(lines) for lines in texts)
            return
        # Cells of several lines are columns of a page.
        for lines in texts:
            yield from lines
            yield COLUMN_BREAK


def _name(element: Element) -> str:
    """Without its namespace: strict and transitional files have different ones."""
    return element.tag.rpartition("}")[2]


def _named(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _name(element) == name)


def _direct(parent: Element, name: str) -> Iterator[Element]:
    """Children, also those that a content control surrounds."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in _HOLDERS:
            yield from _direct(child, name)


def _value(element: Element, attribute: str) -> str:
    values = (value for key, value in element.items() if key.rpartition("}")[2] == attribute)
    return next(values, "")


def _runs(node: Element) -> Iterator[str]:
    for child in node:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name not in _UNSEEN:
            yield from _runs(child)


def _boxes(node: Element) -> Iterator[Element]:
    """The text boxes in a paragraph, in which templates place columns and heads."""
    for child in node:
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name != "Fallback":
            yield from _boxes(child)
