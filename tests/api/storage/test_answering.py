"""Ranges of a file, and which chunks hold which stretches of audio."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.errors import UnsatisfiableRange
from api.recording.selection import Part, select
from api.storage.answering import parse_range
from schemas.journal import AUDIO_CHUNK_S


@given(size=st.integers(1, 1_000), first=st.integers(0, 1_200), last=st.integers(0, 1_200))
def test_a_range_lies_within_the_file(size: int, first: int, last: int) -> None:
    if first >= size and last >= first:
        with pytest.raises(UnsatisfiableRange):
            parse_range(f"bytes={first}-{last}", size)
        return
    found = parse_range(f"bytes={first}-{last}", size)
    expected = bytes(range(256)) * 5
    if last < first:
        assert found is None
    else:
        assert found is not None
        content = expected[:size]
        assert content[slice(*found)] == content[first : last + 1]


@given(size=st.integers(1, 1_000), count=st.integers(1, 1_200))
def test_the_last_bytes(size: int, count: int) -> None:
    assert parse_range(f"bytes=-{count}", size) == (max(0, size - count), size)


def test_no_bytes_at_the_end_cannot_be_sent() -> None:
    with pytest.raises(UnsatisfiableRange):
        parse_range("bytes=-0", 10)


@given(st.text(max_size=30))
def test_whatever_is_no_range_is_passed_over(header: str) -> None:
    assert parse_range(header, 10) is None


@pytest.mark.parametrize("digits", ["9" * 5_000, "٣"])
def test_numbers_that_no_file_has_are_passed_over(digits: str) -> None:
    assert parse_range(f"bytes={digits}-", 10) is None
    assert parse_range(f"bytes=-{digits}", 10) is None


CHUNKS = 40
stretches = (
    st.lists(st.integers(0, CHUNKS * 50), min_size=2, max_size=12, unique=True)
    .map(sorted)
    .map(
        lambda points: tuple(
            (a / 100, b / 100) for a, b in zip(points[::2], points[1::2], strict=False)
        )
    )
)


@given(ranges=stretches, missing=st.sets(st.integers(0, CHUNKS - 1), max_size=8))
def test_a_selection_holds_what_is_present_and_no_more(
    ranges: tuple[tuple[float, float], ...], missing: set[int]
) -> None:
    present = [n for n in range(CHUNKS) if n not in missing]
    selection = select([Part("c", ranges)], {"c": present})
    sought = [point for start, to in ranges for point in _points(start, to)]
    there = [point for point in sought if int(point // AUDIO_CHUNK_S) not in missing]
    found = [
        selection.chunks[int(point // AUDIO_CHUNK_S)][1] * AUDIO_CHUNK_S + point % AUDIO_CHUNK_S
        for start, to in selection.ranges
        for point in _points(start, to)
    ]
    assert found == pytest.approx(there)
    edges = [edge for stretch in selection.ranges for edge in stretch]
    assert edges == sorted(edges)


def _points(start: float, to: float) -> list[float]:
    """The middle of every hundredth of a second between two whole hundredths."""
    return [(n + 0.5) / 100 for n in range(round(start * 100), round(to * 100))]


def test_parts_of_several_calls_follow_each_other() -> None:
    parts = [Part("a", ((0.5, 1.0),)), Part("b", ((0.0, 0.75),)), Part("a", ((0.5, 0.75),))]
    selection = select(parts, {"a": [0, 1], "b": [0, 1]})
    assert selection.chunks == (
        ("a", 0),
        ("a", 1),
        ("b", 0),
        ("b", 1),
        ("a", 0),
        ("a", 1),
    )
    assert selection.ranges == ((0.5, 1.75), (2.5, 2.75))


def test_nothing_present_gives_nothing() -> None:
    assert select([Part("a", ((0.5, 1.0),))], {"a": []}).chunks == ()
