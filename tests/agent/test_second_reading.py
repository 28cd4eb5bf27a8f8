"""Answers are read again, and where they hold voice is measured from their sound."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.engines.transcriber import Transcription
from agent.journal import Journal
from agent.recording import ChunkEncoder
from agent.second_reading import SecondReader
from schemas.journal import AUDIO_CHUNK_S, Event
from tests.fakes.engines import SecondOpinion
from tests.fixtures import speech

RATE = 16_000
CHUNK = int(RATE * AUDIO_CHUNK_S)


class Taken:
    """Reports that are stored at once."""

    async def report(self, call_id: str, batch: Sequence[Event]) -> int:
        return batch[-1].seq

    async def report_audio(self, call_id: str, number: int, chunk: bytes) -> None: ...


def recorded(folder: Path, candidate: np.ndarray) -> Journal:
    """A call in which the candidate said this (16 kHz), and nobody else anything."""
    journal = Journal(folder, "c1", "i1", Taken(), delivered=0, next_chunk=0)
    encoder, both = ChunkEncoder(), bytes(int(2 * 24_000 * AUDIO_CHUNK_S))
    whole = np.concatenate((candidate, np.zeros(-len(candidate) % CHUNK)))
    for chunk in whole.reshape(-1, CHUNK):
        journal.add_audio(encoder.encode((chunk * 32767).astype("<i2").tobytes(), both))
    return journal


async def test_voice_is_placed_in_the_answer_with_its_stretches_joined(tmp_path: Path) -> None:
    said = speech.at_16_khz(speech.synthesize_candidate("We moved the payments to a queue."))
    length_s = len(said) / RATE
    silence = np.zeros(2 * RATE, np.float32)
    journal = recorded(tmp_path, np.concatenate((silence, said, silence, said, silence)))
    second_s = 4.0 + length_s
    ranges = [(1.0, 2.5 + length_s), (second_s - 0.5, second_s + length_s + 0.5)]
    opinion = SecondOpinion()
    reading = await SecondReader(opinion, opinion, engine="second").read(journal, ranges, hint="")
    assert reading.text == "refined refined"
    assert reading.engine == "second"
    assert len(opinion.given_s) == 2
    starts = [start for start, _ in reading.voiced]
    ends = [end for _, end in reading.voiced]
    first_length_s = 1.5 + length_s
    assert starts[0] == pytest.approx(1.0, abs=0.2)
    assert ends[-1] == pytest.approx(first_length_s + 0.5 + length_s, abs=0.35)
    assert any(start == pytest.approx(first_length_s + 0.5, abs=0.2) for start in starts)
    spoken_s = sum(end - start for start, end in reading.voiced)
    assert 0.6 * 2 * length_s < spoken_s <= 2 * length_s + 0.6
    await journal.close()


async def test_whoever_read_it_is_named(tmp_path: Path) -> None:
    class Several(SecondOpinion):
        async def transcribe(
            self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
        ) -> Transcription:
            heard = await super().transcribe(samples, words=words, hint=hint)
            return replace(heard, engine="cloud" if len(self.given_s) == 1 else None)

    journal = recorded(tmp_path, np.zeros(6 * RATE))
    reader = SecondReader(Several(), SecondOpinion(), engine="own")
    ranges = [(0.0, 1.0), (2.0, 3.0), (4.0, 5.0)]
    assert (await reader.read(journal, ranges, hint="")).engine == "cloud, own"
    await journal.close()


async def test_what_a_client_waits_for_is_read_here_past_a_provider_that_hangs(
    tmp_path: Path,
) -> None:
    class Hanging(SecondOpinion):
        async def transcribe(
            self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
        ) -> Transcription:
            self.given_s.append(len(samples) / RATE)
            return await asyncio.get_running_loop().create_future()

    said = speech.at_16_khz(speech.synthesize_candidate("We moved the payments to a queue."))
    journal = recorded(tmp_path, said)
    provider = Hanging()
    reader = SecondReader(provider, SecondOpinion(), engine="own")
    length_s = len(said) / RATE
    waiting = asyncio.create_task(reader.read(journal, [(0.0, length_s)], hint=""))
    part = await reader.read_unheard(journal, 0.0, length_s, hint="")
    assert part is not None
    assert part.text == "refined"
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await journal.close()


@pytest.mark.parametrize("seconds", [1, 30])
async def test_silence_is_not_given_to_the_recogniser(tmp_path: Path, seconds: int) -> None:
    journal = recorded(tmp_path, np.zeros(seconds * RATE))
    opinion = SecondOpinion()
    reader = SecondReader(opinion, opinion, engine="second")
    assert await reader.read_unheard(journal, 0.1, seconds - 0.1, hint="") is None
    assert opinion.given_s == []
    await journal.close()
