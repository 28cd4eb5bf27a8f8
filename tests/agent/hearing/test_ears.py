"""A client's microphone as a timeline; what the ears make of it. No engine, no clock."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from itertools import count

import numpy as np
import pytest
from livekit import rtc
from livekit.agents.stt import SpeechEventType
from numpy.typing import NDArray

from agent.engines.transcriber import Transcription
from agent.hearing import barge_in, endpointing
from agent.hearing.ears import Ears
from agent.hearing.open_turn import FinishedTurn, Part

LOUD = 8000
FRAME = 320


def speech(seconds: float) -> list[int]:
    return [LOUD] * round(seconds / 0.02)


def quiet(seconds: float) -> list[int]:
    return [0] * round(seconds / 0.02)


class ScriptedTranscriber:
    """Reads the longest prefix of `text` that the audio can hold: two words a second of speech."""

    def __init__(self, text: str, words_per_s: float = 2.0) -> None:
        self._words = text.split()
        self._per_sample = words_per_s / 16_000
        self._read = 0.0
        self.fails = 0
        self.busy = True  # no captions: their number would depend on the loop

    async def text(self, samples: NDArray[np.float32]) -> str:
        if self.fails:
            self.fails -= 1
            raise ConnectionError("engine lost")
        voiced = int(np.count_nonzero(samples))
        count = round(voiced * self._per_sample)
        return " ".join(self._words[:count]) if count else ""

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        return Transcription(await self.text(samples), (), 0.9, "en")

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        return await self.text(samples)


class SaidInOrder:
    """Gives the texts one after the other, whatever the audio."""

    def __init__(self, *texts: str) -> None:
        self._texts = list(texts)
        self.busy = True

    async def text(self, samples: NDArray[np.float32]) -> str:
        return self._texts.pop(0) if len(self._texts) > 1 else self._texts[0]

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        return Transcription(await self.text(samples), (), 0.9, "en")

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        return await self.text(samples)


class Undecided:
    async def probability(self, samples: NDArray[np.int16]) -> float:
        assert len(samples) <= 19_200
        return 0.3


@dataclass
class Notes:
    parts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    spoke: list[bool] = field(default_factory=list[bool])
    empty: list[FinishedTurn] = field(default_factory=list[FinishedTurn])
    barged: int = 0
    held: int = 0
    went_on: int = 0
    failures: int = 0
    stopped: int = 0

    def candidate_spoke(self, on: bool) -> None:
        self.spoke.append(on)

    def part_heard(self, turn_id: str, part: Part) -> None:
        self.parts.append((turn_id, part.text))

    def caption(self, turn_id: str, text: str) -> None: ...

    def barged_in(self) -> None:
        self.barged += 1

    def voice_held(self) -> None:
        self.held += 1

    def voice_goes_on(self) -> None:
        self.went_on += 1

    def empty_turn(self, turn: FinishedTurn) -> None:
        self.empty.append(turn)

    def hearing_stopped(self) -> None:
        self.stopped += 1

    def hearing_failed(self, error: Exception) -> None:
        self.failures += 1


def weigh(text: str) -> barge_in.Weight:
    if not text:
        return "nothing"
    return "backchannel" if text == "Uh-huh." else "content"


class Bench:
    """Ears with everything around them faked."""

    def __init__(self, transcriber: ScriptedTranscriber | SaidInOrder) -> None:
        self.notes = Notes()
        numbers = count(1)
        self.ears = Ears(
            predict_speech=lambda pcm: 0.95 if np.abs(pcm).max() > 1000 else 0.02,
            transcriber=transcriber,
            turn_end=Undecided(),
            weigh=weigh,
            listener=self.notes,
            new_turn_id=lambda: f"t{next(numbers)}",
            start_s=10.0,
            settings=endpointing.Settings(),
        )
        self.heard: list[SpeechEventType] = []

    async def hear(
        self, *timeline: list[int], at_s: float = 0.0, wish: Callable[[], None] | None = None
    ) -> list[FinishedTurn]:
        """Play the timeline; `wish` is made `at_s` seconds into it."""

        async def frames() -> AsyncIterator[rtc.AudioFrame]:
            levels = [level for stretch in timeline for level in stretch]
            for index, level in enumerate(levels):
                if wish is not None and index == round(at_s / 0.02):
                    wish()
                pcm = np.full(FRAME, level, dtype=np.int16)
                yield rtc.AudioFrame(pcm.tobytes(), 16_000, 1, FRAME)
                # Lets the fake engines answer between two frames, as they would in 20 ms.
                for _ in range(5):
                    await asyncio.sleep(0)

        async for event in self.ears.listen(frames()):
            self.heard.append(event.type)
        return list(self.ears.finished)


async def test_a_finished_sentence_becomes_a_turn_soon_after_its_end() -> None:
    bench = Bench(ScriptedTranscriber("we moved it all over without downtime."))
    [turn] = await bench.hear(quiet(0.5), speech(3.5), quiet(1.0))
    assert turn.text == "we moved it all over without downtime."
    assert abs(turn.first_speech_s - 10.5) < 0.05
    assert abs(turn.last_audible_s - 14.0) < 0.05
    assert 0.4 < turn.end_decided_s - turn.last_audible_s < 0.7
    assert bench.heard == [
        SpeechEventType.START_OF_SPEECH,
        SpeechEventType.FINAL_TRANSCRIPT,
        SpeechEventType.END_OF_SPEECH,
    ]


async def test_a_pause_of_two_seconds_in_an_unfinished_sentence_is_not_an_end() -> None:
    bench = Bench(SaidInOrder("We looked at it and then we", "We fixed it for good that day."))
    [turn] = await bench.hear(speech(2.0), quiet(2.0), speech(3.0), quiet(1.0))
    assert turn.text == "We looked at it and then we We fixed it for good that day."
    assert [text for _, text in bench.notes.parts] == [
        "We looked at it and then we",
        "We fixed it for good that day.",
    ]


async def test_speech_that_begins_as_the_pause_runs_out_is_not_cut() -> None:
    bench = Bench(SaidInOrder("We did it all in one week."))
    turns = await bench.hear(speech(2.0), quiet(0.46), speech(2.0), quiet(1.5))
    assert len(turns) == 1
    assert turns[0].last_audible_s > 14.0


async def test_a_long_answer_is_read_stretch_by_stretch_and_ends_as_fast_as_a_short_one() -> None:
    bench = Bench(SaidInOrder("This part goes on and", "this is where it all came to an end."))
    timeline = [stretch for _ in range(6) for stretch in (speech(3.0), quiet(0.06))]
    [turn] = await bench.hear(*timeline, speech(1.0), quiet(1.0))
    assert len(bench.notes.parts) >= 3
    assert turn.text.endswith("came to an end.")
    assert turn.end_decided_s - turn.last_audible_s < 0.7


async def test_noise_without_a_word_is_reported_and_commits_nothing() -> None:
    bench = Bench(SaidInOrder(""))
    assert await bench.hear(speech(0.3), quiet(2.0)) == []
    assert len(bench.notes.empty) == 1
    assert SpeechEventType.FINAL_TRANSCRIPT not in bench.heard


async def test_silence_alone_opens_no_turn() -> None:
    bench = Bench(SaidInOrder("never"))
    assert await bench.hear(quiet(30.0)) == []
    assert bench.heard == []


async def test_speech_over_the_interviewer_takes_the_floor() -> None:
    bench = Bench(SaidInOrder("Sorry, I have to correct one number."))
    bench.ears.interviewer_speaks(True)
    [turn] = await bench.hear(speech(2.0), quiet(1.0))
    assert bench.notes.barged == 1
    assert turn.text == "Sorry, I have to correct one number."
    assert bench.heard[0] is SpeechEventType.START_OF_SPEECH


async def test_a_backchannel_over_the_interviewer_holds_its_voice_for_a_moment() -> None:
    bench = Bench(SaidInOrder("Uh-huh."))
    bench.ears.interviewer_speaks(True)
    assert await bench.hear(quiet(1.0), speech(0.36), quiet(1.0)) == []
    assert bench.notes.barged == 0
    assert (bench.notes.held, bench.notes.went_on) == (1, 1)
    assert bench.heard == []


async def test_a_sound_without_words_lets_the_voice_go_on() -> None:
    bench = Bench(SaidInOrder(""))
    bench.ears.interviewer_speaks(True)
    assert await bench.hear(quiet(1.0), speech(0.6), quiet(1.0)) == []
    assert (bench.notes.held, bench.notes.went_on) == (1, 1)


async def test_a_turn_that_is_dropped_while_the_voice_is_held_lets_it_go_on() -> None:
    bench = Bench(SaidInOrder(""))
    bench.ears.interviewer_speaks(True)
    await bench.hear(speech(0.3), at_s=0.2, wish=bench.ears.drop)
    assert (bench.notes.held, bench.notes.went_on) == (1, 1)


async def test_the_interviewers_own_voice_in_the_microphone_is_nobodys_speech() -> None:
    rng = np.random.default_rng(1)
    bench = Bench(SaidInOrder("This is an echo of what was said."))
    bench.ears.interviewer_speaks(True)
    voice = rng.normal(0.0, 9_000.0, 20 * 480)

    async def frames() -> AsyncIterator[rtc.AudioFrame]:
        for n in range(20):
            played = voice[n * 480 : (n + 1) * 480]
            bench.ears.hear_interviewer(np.clip(played, -32_000, 32_000).astype(np.int16))
            echo = 0.2 * np.interp(np.arange(FRAME) * 1.5, np.arange(480), played)
            yield rtc.AudioFrame(echo.astype(np.int16).tobytes(), 16_000, 1, FRAME)

    assert [event async for event in bench.ears.listen(frames())] == []
    assert bench.notes.held == 0


async def test_a_turn_can_be_ended_by_a_key_in_mid_speech_with_all_that_was_said() -> None:
    bench = Bench(ScriptedTranscriber("one two three four five six"))
    turns = await bench.hear(speech(2.0), quiet(0.2), speech(1.0), at_s=3.0, wish=bench.ears.commit)
    assert turns[0].text.startswith("one two three four five")


async def test_an_end_by_key_with_nothing_said_is_an_empty_turn() -> None:
    bench = Bench(SaidInOrder("never"))
    bench.ears.commit()
    assert await bench.hear(quiet(0.5)) == []
    assert len(bench.notes.empty) == 1


async def test_a_dropped_turn_leaves_nothing() -> None:
    bench = Bench(SaidInOrder("Forget what I said just now."))
    assert await bench.hear(speech(2.0), quiet(1.0), at_s=2.05, wish=bench.ears.drop) == []
    assert bench.notes.parts == []


async def test_while_deaf_nothing_is_heard_but_time_goes_on() -> None:
    bench = Bench(SaidInOrder("never"))
    bench.ears.set_deaf(True)
    assert await bench.hear(speech(2.0)) == []
    bench.ears.set_deaf(False)
    bench.ears.commit()
    await bench.hear(quiet(0.1))
    assert bench.notes.empty[0].end_decided_s >= 11.9


async def test_a_failing_engine_is_told_and_the_turn_still_ends() -> None:
    transcriber = ScriptedTranscriber("we did it all in one go last year.")
    transcriber.fails = 1
    bench = Bench(transcriber)
    await bench.hear(speech(4.0), quiet(6.0))
    assert bench.notes.failures == 1
    assert bench.notes.empty


async def test_what_is_open_when_the_client_goes_is_still_read() -> None:
    bench = Bench(ScriptedTranscriber("and then the line broke off"))
    await bench.hear(speech(3.0))
    await bench.ears.close()
    assert [text for _, text in bench.notes.parts] == ["and then the line broke off"]


class Late(ScriptedTranscriber):
    """Takes its time, counted in rounds of the loop: five are a frame of 20 ms."""

    def __init__(self, text: str, frames: int) -> None:
        super().__init__(text)
        self._rounds = 5 * frames

        self.asked = 0

    async def text(self, samples: NDArray[np.float32]) -> str:
        self.asked += 1
        for _ in range(self._rounds):
            await asyncio.sleep(0)
        return await super().text(samples)


async def test_who_speaks_on_before_late_words_are_there_is_not_cut_off() -> None:
    bench = Bench(Late("one two three four five six seven eight nine ten", frames=200))
    [turn] = await bench.hear(speech(2.0), quiet(4.0), speech(3.0), quiet(8.0))
    assert turn.text == "one two three four five six seven eight nine ten"
    assert abs(turn.first_speech_s - 10.0) < 0.05
    assert abs(turn.last_audible_s - 19.0) < 0.05
    assert bench.notes.spoke == [True, False, True, False]


async def test_words_that_are_late_are_waited_for_and_not_read_twice() -> None:
    late = Late("one two three four", frames=200)
    [turn] = await Bench(late).hear(speech(2.0), quiet(8.0))
    assert turn.text == "one two three four"
    assert turn.end_decided_s < turn.text_final_s
    assert late.asked == 1


class Overtaken(ScriptedTranscriber):
    """Reads the first pause so slowly that the second is read before."""

    def __init__(self) -> None:
        super().__init__("we moved it all over without downtime.", words_per_s=3.0)
        self._rounds = [5 * 95]

    async def text(self, samples: NDArray[np.float32]) -> str:
        for _ in range(self._rounds.pop() if self._rounds else 0):
            await asyncio.sleep(0)
        return await super().text(samples)


async def test_a_reading_of_an_earlier_pause_takes_nothing_from_the_newest() -> None:
    [turn] = await Bench(Overtaken()).hear(speech(1.0), quiet(0.2), speech(1.5), quiet(2.0))
    assert turn.text == "we moved it all over without downtime."
    assert turn.text_final_s - turn.last_audible_s < 0.7


async def test_what_is_said_on_after_a_turn_was_ended_by_key_is_the_next_turn() -> None:
    bench = Bench(ScriptedTranscriber("one two three four five six"))
    turns = await bench.hear(speech(4.0), quiet(3.0), at_s=3.0, wish=bench.ears.commit)
    assert [turn.text for turn in turns] == ["one two three four five six", "one two"]
    assert abs(turns[1].first_speech_s - 13.0) < 0.05
    assert bench.notes.spoke == [True, False]


async def test_what_is_said_after_the_key_and_before_the_words_is_the_next_turn() -> None:
    bench = Bench(Late("one two three four five six", frames=30))
    timeline = (speech(2.0), quiet(0.2), speech(1.0), quiet(4.0))
    turns = await bench.hear(*timeline, at_s=2.15, wish=bench.ears.commit)
    assert [turn.text for turn in turns] == ["one two three four", "one two"]
    assert turns[1].last_audible_s == pytest.approx(13.2, abs=0.05)
    assert bench.notes.spoke[-1] is False


async def test_what_was_read_of_a_tail_is_not_told_again_behind_the_stretch_that_holds_it() -> None:
    bench = Bench(ScriptedTranscriber("one two three four five six seven eight nine ten"))
    bench.ears.configure(endpointing.Settings(mode="manual"))
    timeline = (speech(0.5), quiet(0.2), speech(5.5), quiet(0.06), speech(1.0), quiet(0.5))
    [turn] = await bench.hear(*timeline, at_s=6.27, wish=bench.ears.commit)
    assert not turn.text.endswith("one")


async def test_to_drop_a_turn_in_mid_speech_ends_the_speech_too() -> None:
    bench = Bench(SaidInOrder("Forget what I said just now."))
    await bench.hear(speech(2.0), at_s=1.0, wish=bench.ears.drop)
    assert bench.notes.spoke == [True, False]


async def test_a_turn_by_key_rests_in_its_pauses_so_that_the_interviewer_may_speak() -> None:
    bench = Bench(Late("one two three four five six", frames=30))
    bench.ears.configure(endpointing.Settings(mode="manual"))
    await bench.hear(speech(2.0), quiet(2.0), at_s=1.9, wish=bench.ears.commit)
    start, end = SpeechEventType.START_OF_SPEECH, SpeechEventType.END_OF_SPEECH
    assert bench.heard == [start, end, SpeechEventType.FINAL_TRANSCRIPT, end, start, end]


class SlowAtFirst(ScriptedTranscriber):
    """Takes ten seconds longer for the first stretch than for all that follow."""

    def __init__(self) -> None:
        super().__init__("and that was the end of it.")
        self._stretches = count(1)

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        number = next(self._stretches)
        for _ in range(5 * 500 if number == 1 else 0):
            await asyncio.sleep(0)
        return f"stretch {number}"


LONG_ANSWER = [stretch for _ in range(4) for stretch in (speech(3.0), quiet(0.06))]


async def test_stretches_are_told_in_the_order_in_which_they_were_said() -> None:
    bench = Bench(SlowAtFirst())
    [turn] = await bench.hear(*LONG_ANSWER, speech(3.0), quiet(4.0))
    told = [text for _, text in bench.notes.parts]
    assert told[:2] == ["stretch 1", "stretch 2"]
    assert turn.text == " ".join(told)


class LosesTheLine(ScriptedTranscriber):
    """Never reads the first stretch, and fails once the client is gone."""

    def __init__(self) -> None:
        super().__init__("never")
        self._stretches = count(1)

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        number = next(self._stretches)
        if number == 1:
            await asyncio.get_running_loop().create_future()
        return f"stretch {number}"


async def test_what_is_read_is_told_though_a_stretch_before_it_cannot_be() -> None:
    transcriber = LosesTheLine()
    bench = Bench(transcriber)
    await bench.hear(*LONG_ANSWER)
    transcriber.fails = 1
    await bench.ears.close()
    assert bench.notes.failures == 1
    assert [text for _, text in bench.notes.parts] == ["stretch 2"]


async def test_ears_that_fail_say_so() -> None:
    bench = Bench(SaidInOrder("We did it all in one week."))

    def full(turn_id: str, part: Part) -> None:
        raise OSError("the disk is full")

    bench.notes.part_heard = full
    with pytest.raises(OSError, match="full"):
        await bench.hear(speech(2.0), quiet(1.0))
    assert bench.notes.stopped == 1
