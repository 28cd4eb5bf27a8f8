"""Joe's voice comes with the install; the others are Debian's and are not asked for here."""

import random
from pathlib import Path

import numpy as np
import pytest

from bench.side_by_side.clips import Clip, Kind, make_clip
from bench.tape import RATE


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("speech")


def _made(kind: Kind, speech: Path, *parts: str | float) -> Clip:
    return make_clip(kind, 0, "joe", list(parts), speech, random.Random(1))


def test_words_fill_the_breath_that_they_are_said_in(speech: Path) -> None:
    clip = _made("short", speech, "We shipped it early.")
    (breath,) = clip.line.parts
    assert [word.text for word in clip.line.words] == ["We", "shipped", "it", "early."]
    assert (clip.line.words[0].start_s, clip.line.words[-1].end_s) == breath
    assert (clip.from_sample / RATE, clip.to_sample / RATE) == pytest.approx(breath, abs=1e-4)


def test_no_word_lies_in_a_pause(speech: Path) -> None:
    clip = _made("pause", speech, "We shipped it early.", 2.0, "We shipped it early.")
    first, second = clip.line.parts
    assert clip.pause_s == 2.0
    assert second[0] - first[1] == pytest.approx(2.0, abs=0.15)
    assert not [w for w in clip.line.words if first[1] < w.end_s < second[0]]


def test_noise_is_as_loud_as_it_is_said_to_be(speech: Path) -> None:
    clean, noisy = (_made(kind, speech, "We shipped it early.") for kind in ("short", "noise10"))
    before = noisy.samples[: noisy.from_sample - RATE // 10].astype(np.float64)
    voiced = clean.samples[np.abs(clean.samples) > 300].astype(np.float64)
    ratio = np.sqrt(np.mean(voiced**2)) / np.sqrt(np.mean(before**2))
    assert 20 * np.log10(ratio) == pytest.approx(10.0, abs=1.0)
    assert noisy.to_sample - noisy.from_sample == clean.to_sample - clean.from_sample
