"""The résumés that were made for the tests, read as an upload is."""

import importlib.util

import pytest

from agent.coach.bank import load_bank
from agent.coach.resume import parse_resume
from api.resumes.extraction.work import extract
from bench.resume_scores import Score, score
from tests.resumes.corpus import FILES, Made, load_corpus

CORPUS = load_corpus()


@pytest.fixture(scope="module", params=[False, True], ids=["tuned", "held out"])
def total(request: pytest.FixtureRequest) -> Score:
    """Of one half; scans need what not every machine has and are left to `make eval-resume`."""
    made = [one for one in CORPUS if one.held_out is request.param and not one.content.scanned]
    return score((one, parse_resume(text_of(one), load_bank())) for one in made)


def text_of(made: Made) -> str:
    """As the product takes it from the file."""
    return extract(made.path.read_bytes(), ocr=False).text


def test_who_it_is_and_how_to_reach_them(total: Score) -> None:
    """One in seven may be wrong in the half that was not looked at."""
    for name in ("name", "e-mail", "phone"):
        assert total.share(name) >= 0.85, total.missed


def test_skills_positions_and_items(total: Score) -> None:
    """The goals of the benchmark, with room for a word."""
    assert total.lists["skills"].f1 >= 0.8, total.missed
    assert total.lists["positions"].f1 >= 0.8, total.missed
    assert total.lists["bullets"].recall >= 0.9, total.missed


def test_every_file_belongs_to_a_resume() -> None:
    """And the other way round; load_corpus raises where one is missing."""
    assert {path.stem for path in FILES.iterdir()} == {one.name for one in CORPUS}


def test_the_corpus_is_varied() -> None:
    """Enough layouts, kinds of file and scans to tell something."""
    assert len(CORPUS) >= 24
    assert len({one.content.layout for one in CORPUS}) >= 20
    assert {one.path.suffix for one in CORPUS} == {".pdf", ".docx", ".txt"}
    assert sum(one.content.scanned for one in CORPUS) >= 2


@pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None, reason="make ocr installs what reads scans"
)
def test_a_scan_says_that_it_is_one() -> None:
    """Its text has to be recognised."""
    [scanned, *_] = [one for one in CORPUS if one.content.scanned]
    assert extract(scanned.path.read_bytes(), ocr=True).scanned
