"""The text of a scanned PDF, by RapidOCR, whose networks come with its package.

Installed from requirements/ocr.txt; without it nothing imports this module.
"""

from collections.abc import Iterator
from typing import Any, Final

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
from rapidocr import RapidOCR

from agent.coach.resume import Fragment, reading_order
from api.resumes.extraction.faults import TooManyPages
from api.resumes.extraction.limits import MAX_SCANNED_PAGES
from api.resumes.extraction.protocol import Extracted

_POINTS_PER_INCH: Final = 72
_DPI: Final = 200
_MAX_SIDE: Final = 3_000
"""Pixels; a page of a poster's size is made smaller."""

_THREADS: Final = 2
_LETTER_HEIGHT: Final = 0.75
"""Of a line's box: the size of its type, so that headings stand out as they do in print."""


def read_scan(data: bytes) -> Extracted:
    """The text of each page. Raises Unreadable, and what pdfium raises on broken files."""
    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    if pages > MAX_SCANNED_PAGES:
        raise TooManyPages()
    recognise = RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
    fragments = [
        fragment
        for number in range(pages)
        for fragment in _page(recognise, document[number], number)
    ]
    return Extracted(kind="pdf", text=reading_order(fragments), pages=pages, scanned=True)


def _page(recognise: RapidOCR, page: Any, number: int) -> Iterator[Fragment]:
    width, height = page.get_size()
    scale = min(_DPI / _POINTS_PER_INCH, _MAX_SIDE / max(width, height, 1.0))
    found: Any = recognise(page.render(scale=scale).to_numpy())
    if found.boxes is None:
        return
    for box, text in zip(found.boxes, found.txts, strict=True):
        left, right = min(x for x, _ in box), max(x for x, _ in box)
        top, bottom = min(y for _, y in box), max(y for _, y in box)
        yield Fragment(
            text=text,
            x=float(left) / scale,
            y=height - float(bottom) / scale,
            size=float(bottom - top) / scale * _LETTER_HEIGHT,
            page=number,
            width=float(right - left) / scale,
        )
