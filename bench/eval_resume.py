"""How well résumés are read by rules: `make eval-resume`.

`python -m bench.eval_resume --missed` also prints what was read wrong; `--only NAME` reads some.
"""

import argparse
import asyncio
import importlib.util
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from pypdf import PdfReader

from agent.coach.bank import load_bank
from agent.coach.resume import parse_resume, tidy
from agent.coach.resume.lines import MAX_CHARACTERS_READ
from api.resumes.extraction.reader import FileReader
from bench.report import Figure, machine, table, write_json
from bench.resume_scores import score
from schemas.resumes import ParsedResume
from tests.resumes.corpus import Made, load_corpus

OUT: Final = Path("out/eval-resume.json")
_TIME_GOAL_S: Final = 2.0
_LONG_GOAL_S: Final = 1.0
_SINGLE: Final = (("name", 95), ("e-mail", 95), ("phone", 95), ("location", None))
_LISTS: Final = (
    ("skills", 80),
    ("positions", 80),
    ("degrees", None),
    ("projects", None),
    ("links", None),
)


async def read_all(made: list[Made], reader: FileReader) -> list[tuple[Made, ParsedResume, float]]:
    """Each résumé as it is read in the product, and how long that took in seconds."""
    read: list[tuple[Made, ParsedResume, float]] = []
    for one in made:
        began = perf_counter()
        data = one.path.read_bytes()
        found = await reader.extract(_stream(data))
        if found.scanned:
            found = await reader.recognise(_stream(data))
        parsed = await reader.understand(found.text)
        read.append((one, parsed, perf_counter() - began))
    return read


async def _stream(data: bytes) -> AsyncIterator[bytes]:
    yield data


def figures(read: list[tuple[Made, ParsedResume, float]]) -> list[Figure]:
    """Every figure, in percent but for the times."""
    found: list[Figure] = []
    parts = (("all", (False, True)), ("tuned", (False,)), ("held out", (True,)))
    for half, kinds in parts:
        part = [(made, parsed) for made, parsed, _ in read if made.held_out in kinds]
        total = score(part)
        label = f"{half}, {total.resumes} résumés"
        for name, goal in _SINGLE:
            found.append(_percent(f"{name} ({label})", goal, total.share(name)))
        for name, goal in _LISTS:
            found.append(_percent(f"{name}, F1 ({label})", goal, total.lists[name].f1))
        kept = total.lists["bullets"].recall
        found.append(_percent(f"bullets kept as one item each ({label})", 95, kept))
    return found + _times(read)


def _percent(figure: str, goal: float | None, share: float) -> Figure:
    return Figure(figure, goal, 100 * share, "%", at_least=True)


def _times(read: list[tuple[Made, ParsedResume, float]]) -> list[Figure]:
    scans = [took for made, _, took in read if made.content.scanned]
    two_pages = [
        took
        for made, _, took in read
        if made.path.suffix == ".pdf"
        and not made.content.scanned
        and len(PdfReader(made.path).pages) == 2
    ]
    return [
        Figure("slowest PDF of two pages", _TIME_GOAL_S, max(two_pages), "s"),
        Figure("a text of 100,000 characters", _LONG_GOAL_S, _long_text(), "s"),
        Figure("any file that is no scan, median", None, median(_unscanned(read)), "s"),
        Figure("a scanned page, median", None, median(scans) if scans else None, "s", _no_ocr()),
    ]


def _long_text() -> float:
    """Seconds for the plain texts of the corpus, one after the other, over and over."""
    texts = [made.path.read_text("utf-8") for made in load_corpus() if made.path.suffix == ".txt"]
    text = tidy("\n".join(texts))
    text = (text * (MAX_CHARACTERS_READ // len(text) + 1))[:MAX_CHARACTERS_READ]
    began = perf_counter()
    parse_resume(text, load_bank())
    return perf_counter() - began


def _unscanned(read: list[tuple[Made, ParsedResume, float]]) -> list[float]:
    return [took for made, _, took in read if not made.content.scanned]


def _no_ocr() -> str | None:
    installed = importlib.util.find_spec("rapidocr") is not None
    return None if installed else "make ocr installs what reads scans"


async def main() -> None:
    """Print the table and write it."""
    options = argparse.ArgumentParser()
    options.add_argument("--missed", action="store_true")
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    # Without what reads scans the others are still measured.
    made = [
        one
        for one in load_corpus()
        if chosen.only in one.name and (_no_ocr() is None or not one.content.scanned)
    ]
    reader = FileReader(ocr=True)
    try:
        read = await read_all(made, reader)
    finally:
        await reader.aclose()
    lines = figures(read)
    print(machine())
    print(table(lines))
    write_json(OUT, [line.as_json() for line in lines])
    if chosen.missed:
        missed = score((one, parsed) for one, parsed, _ in read).missed
        print("\n".join(missed))


if __name__ == "__main__":
    asyncio.run(main())
