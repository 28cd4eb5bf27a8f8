"""How an answer was said: measured of exactly its own sound, and of all of it or not at all."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from api.answers.models import AnswerRow
from api.evaluations.sound import AnswerSound, delivery_of
from api.recording.store import AudioStore
from api.settings import Settings
from api.storage.opening import open_storage
from api.storage.storage import Storage
from schemas.results import Delivery, Pause
from schemas.turn import Word
from tests.api.sound import tone_chunks
from tests.api.story import AT
from tests.fakes.evaluator import counted

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Measuring:
    """Counts, and keeps what it was given."""

    def __init__(self, *pauses: tuple[float, float]) -> None:
        self.given: list[tuple[float, list[float]]] = []
        self._pauses = tuple(Pause(start_s=start, end_s=end) for start, end in pauses)

    def __call__(self, samples: NDArray[np.float32], words: Sequence[Word]) -> Delivery:
        assert np.abs(samples).max() <= 1
        self.given.append((len(samples) / 16_000, [word.start_s for word in words]))
        return counted(samples, words).model_copy(update={"pauses": self._pauses})


@pytest.fixture
async def storage(settings: Settings) -> Storage:
    """Ten seconds of sound of one call."""
    storage = open_storage(settings)
    audio = AudioStore(storage)
    for n, chunk in enumerate(tone_chunks(20)):
        await audio.put_chunk("c1", n, chunk)
    return storage


def spoken(*ranges: tuple[float, float], words: int = 2, typed: bool = False) -> AnswerRow:
    return AnswerRow(
        id=f"a{ranges}",
        call_id="c1",
        question_id="q",
        text="so so",
        typed=typed,
        skipped=False,
        ranges=[list(stretch) for stretch in ranges],
        words=[
            {"text": "so", "start_s": n / 2, "end_s": n / 2 + 0.4, "confidence": 0.9}
            for n in range(words)
        ],
        answered_at=AT,
        measured=None,
    )


async def test_an_answer_and_its_follow_ups_are_one_sound(storage: Storage) -> None:
    measure = Measuring((0.4, 0.7), (2.8, 3.2), (4.5, 4.8))
    sound = AnswerSound(AudioStore(storage), storage, measure)
    answers = [spoken((1.0, 2.5), (3.0, 4.5)), spoken((6.0, 8.0))]
    delivery = delivery_of(await sound.measured(answers))
    assert delivery is not None
    [(seconds, starts)] = measure.given
    assert seconds == pytest.approx(5, abs=0.05)
    assert starts == [0, 0.5, 3, 3.5]
    # The silence in which the follow-up was asked is nobody's pause.
    assert [(pause.start_s, pause.end_s) for pause in delivery.pauses] == [(0.4, 0.7), (4.5, 4.8)]


async def test_the_same_is_measured_once(storage: Storage) -> None:
    measure = Measuring()
    sound = AnswerSound(AudioStore(storage), storage, measure)
    answer = spoken((1.0, 3.0))
    answer.measured = await sound.measured([answer])
    assert await sound.measured([answer]) == answer.measured
    assert len(measure.given) == 1
    answer.words = answer.words[:1]
    assert await sound.measured([answer]) != answer.measured
    assert len(measure.given) == 2


async def test_without_sound_nothing_is_measured(storage: Storage) -> None:
    measure = Measuring()
    sound = AnswerSound(AudioStore(storage), storage, measure)
    assert await sound.measured([spoken(typed=True)]) is None
    assert await sound.measured([spoken((1.0, 3.0), words=0)]) is None
    assert measure.given == []
    # Half of it was lost on its way: every word would stand elsewhere.
    assert await sound.measured([spoken((8.0, 12.0))]) is None
    kept = spoken((1.0, 3.0))
    kept.measured = await sound.measured([kept])
    await AudioStore(storage).delete("c1")
    kept.words = kept.words[:1]
    assert await sound.measured([kept]) == kept.measured
