"""Pieces of text with their place on a page, from pypdf."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font  # pyright: ignore[reportPrivateUsage]

_BOX: Final = b"re"
_DRAWS: Final = frozenset((b"m", b"l", b"c", b"v", b"y", _BOX))
_PAINTS: Final = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s"))
_FORGETS: Final = b"n"
_LARGEST_BULLET: Final = 9.0
"""Points; what is painted larger is a line, a box or an icon."""

_SMALLEST_BULLET: Final = 1.0

_OTHER: Final = "default"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text on one baseline.

    x, y: where it begins, in points from the lower left corner of the page. size: of the type, in
    points. page: from 0. width: in points, None where it is not known.
    """

    text: str
    x: float
    y: float
    size: float
    page: int
    width: float | None = None


class Page(Protocol):
    """The part of `pypdf.PageObject` that is used."""

    def extract_text(self, *args: Any, **kwargs: Any) -> str:
        """Walk through the page and call the visitors."""
        ...


def page_fragments(page: Page, number: int) -> list[Fragment]:
    """The text of a page as it is drawn, and the dots that are painted before items of a list.

    number: of the page, from 0. Raises what pypdf raises on a broken page.
    """
    walk = _Walk(number)
    page.extract_text(visitor_text=walk.see_text, visitor_operand_before=walk.see_operator)
    return walk.found


class _Walk:
    """Collects while pypdf walks through a page."""

    def __init__(self, number: int) -> None:
        self.found: list[Fragment] = []
        self._number = number
        self._path: tuple[float, float, float, float] | None = None
        self._fonts: dict[int, tuple[DictionaryObject, dict[str, float]]] = {}

    def see_text(
        self,
        text: str,
        cm: Sequence[float],
        tm: Sequence[float],
        font: DictionaryObject | None,
        size: float,
    ) -> None:
        """A piece of text: `tm` places it, `cm` places and scales all of that."""
        if not text.strip():
            return
        across, up = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        if abs(up) > abs(across):
            return  # Written sideways: ornaments.
        x, y = _placed(tm[4], tm[5], cm)
        height = abs(tm[2] * cm[1] + tm[3] * cm[3]) * abs(size)
        scale = abs(across) * abs(size)
        for line in text.strip("\n").split("\n"):
            width = None if font is None else self._width(font, line.strip()) * scale
            self.found.append(Fragment(line, x, y, height, self._number, width))
            y -= height * 1.2

    def _width(self, resource: DictionaryObject, text: str) -> float:
        """In units of the type's size."""
        # The resource is kept so that no other one gets its id.
        known = self._fonts.setdefault(id(resource), (resource, {}))
        widths = known[1]
        if not widths:
            widths.update(_widths(resource))
        return sum(widths.get(char, widths[_OTHER]) for char in text) / 1000

    def see_operator(
        self, operator: bytes, operands: Sequence[Any], cm: Sequence[float], tm: Sequence[float]
    ) -> None:
        """A step of a drawing; a small painted one is a list's dot."""
        if operator in _DRAWS:
            points = [float(one) for one in operands if isinstance(one, (int, float))]
            if operator == _BOX and len(points) == 4:
                points = [*points[:2], points[0] + points[2], points[1] + points[3]]
            for x, y in zip(points[::2], points[1::2], strict=False):
                self._stretch(*_placed(x, y, cm))
        elif operator in _PAINTS:
            self._paint()
        elif operator == _FORGETS:
            self._path = None

    def _stretch(self, x: float, y: float) -> None:
        # The corners are all that is kept: a drawing may have any number of points.
        left, low, right, high = self._path or (x, y, x, y)
        self._path = (min(left, x), min(low, y), max(right, x), max(high, y))

    def _paint(self) -> None:
        path, self._path = self._path, None
        if path is None:
            return
        left, low, right, high = path
        width, height = right - left, high - low
        if all(_SMALLEST_BULLET <= side <= _LARGEST_BULLET for side in (width, height)) and (
            0.7 < width / height < 1.4
        ):
            # A dot stands at half the height of small letters.
            size = max(3 * height, 8.0)
            self.found.append(
                Fragment("•", left, (low + high) / 2 - size / 4, size, self._number, width)
            )


def _placed(x: float, y: float, cm: Sequence[float]) -> tuple[float, float]:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


def _widths(resource: DictionaryObject) -> dict[str, float]:
    """Of each character, in thousandths of the size. pypdf has no public way to ask for them."""
    font = Font.from_font_resource(resource)
    widths = font.character_widths
    if resource.get("/Subtype") != "/Type0":
        return {_OTHER: 500.0, **widths}
    # In fonts of many signs a width is found by the sign's number in the font.
    known = {
        char: widths[code]
        for code, char in font.character_map.items()
        if widths.get(code) and len(char) == 1
    }
    return {**known, _OTHER: sum(known.values()) / len(known) if known else 500.0}
