"""Sentences as vectors: all-MiniLM-L6-v2, a small English model, computed with numpy.

The model is a BERT of six layers (Devlin et al. 2019, Wang et al. 2020). Of a text its tokens'
last vectors are averaged. Two vectors have a cosine near 1 where two texts mean the same.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # pyright: ignore[reportMissingTypeStubs]
from tokenizers import Tokenizer

from agent.coach.meaning.weights import TOKENIZER, WEIGHTS, Tensors, model_folder, read_tensors

Vectors = NDArray[np.float32]

SIZE: Final = 384
LONGEST: Final = 256
"""Tokens that are read of a text, about 190 words; the model was trained on no longer ones."""
_LAYERS: Final = 6
_HEADS: Final = 12
_TINY: Final = 1e-12
_AT_ONCE: Final = 512
"""Tokens that go through the model side by side: more need more memory and are no faster."""


class Encoder:
    """Thread-safe: it only reads."""

    def __init__(self, tensors: Tensors, tokenizer: Tokenizer) -> None:
        """tokenizer: cuts at LONGEST and pads nothing."""
        self._tensors = tensors
        self._tokenizer = tokenizer

    def encode(self, texts: Sequence[str]) -> Vectors:
        """A vector of length 1 and SIZE numbers a text, in order. Blocking, half a millisecond a
        token."""
        tokens = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        found = [self._together(some) for some in _parted(tokens)]
        return np.concatenate([np.zeros((0, SIZE), np.float32), *found])

    def _together(self, texts: Sequence[Sequence[int]]) -> Vectors:
        """Rows of all texts one below the other, so that they go through each weight together."""
        ends = np.cumsum([len(ids) for ids in texts])
        parts = [slice(end - len(ids), end) for ids, end in zip(texts, ends, strict=True)]
        rows = self._embedded(texts)
        for layer in range(_LAYERS):
            rows = self._layer(f"encoder.layer.{layer}", rows, parts)
        means = np.array([rows[part].mean(axis=0) for part in parts])
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    def _embedded(self, texts: Sequence[Sequence[int]]) -> Vectors:
        table = "embeddings.{}_embeddings.weight".format
        words = self._tensors[table("word")][np.concatenate(texts)]
        places = self._tensors[table("position")][
            np.concatenate([range(len(ids)) for ids in texts])
        ]
        return self._levelled("embeddings", words + places + self._tensors[table("token_type")][0])

    def _layer(self, name: str, rows: Vectors, parts: Sequence[slice]) -> Vectors:
        seen = self._attended(f"{name}.attention.self", rows, parts)
        seen = self._linear(f"{name}.attention.output.dense", seen)
        rows = self._levelled(f"{name}.attention.output", rows + seen)
        wide = _gelu(self._linear(f"{name}.intermediate.dense", rows))
        return self._levelled(f"{name}.output", rows + self._linear(f"{name}.output.dense", wide))

    def _attended(self, name: str, rows: Vectors, parts: Sequence[slice]) -> Vectors:
        """Each text by itself."""
        query, key, value = (
            self._linear(f"{name}.{part}", rows).reshape(len(rows), _HEADS, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        found = np.empty_like(rows)
        for part in parts:
            likeness = query[:, part] @ key[:, part].swapaxes(1, 2) / math.sqrt(SIZE / _HEADS)
            likeness = np.exp(likeness - likeness.max(axis=-1, keepdims=True))
            likeness /= likeness.sum(axis=-1, keepdims=True)
            found[part] = (likeness @ value[:, part]).swapaxes(0, 1).reshape(-1, SIZE)
        return found

    def _linear(self, name: str, rows: Vectors) -> Vectors:
        return rows @ self._tensors[f"{name}.weight"].T + self._tensors[f"{name}.bias"]

    def _levelled(self, name: str, rows: Vectors) -> Vectors:
        rows = rows - rows.mean(axis=-1, keepdims=True)
        rows /= np.sqrt((rows * rows).mean(axis=-1, keepdims=True) + _TINY)
        name = f"{name}.LayerNorm"
        return rows * self._tensors[f"{name}.weight"] + self._tensors[f"{name}.bias"]


@cache
def load_encoder() -> Encoder:
    """The model that comes with the install, kept after the first call.

    From then on numpy multiplies on one core in this process: on four it is a third faster, and
    takes nearly three times as much from calls that go on meanwhile.

    Raises ModuleNotFoundError, OSError.
    """
    threadpool_limits(limits=1, user_api="blas")
    folder = model_folder()
    tokenizer: Any = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return Encoder(read_tensors(folder / WEIGHTS), tokenizer)


def _parted(texts: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """As many together as _AT_ONCE allows, in order; at least one."""
    some: list[Sequence[int]] = []
    for ids in texts:
        if some and sum(map(len, some)) + len(ids) > _AT_ONCE:
            yield some
            some = []
        some.append(ids)
    if some:
        yield some


def _gelu(rows: Vectors) -> Vectors:
    return (rows * (0.5 + 0.5 * _erf(rows / math.sqrt(2)))).astype(np.float32, copy=False)


def _erf(at: Vectors) -> Vectors:
    """To 1.5e-7 (Abramowitz and Stegun 1964, 7.1.26)."""
    size = np.abs(at)
    part = 1 / (1 + 0.3275911 * size)
    sum_ = part * (1.421413741 + part * (-1.453152027 + part * 1.061405429))
    sum_ = part * (0.254829592 + part * (-0.284496736 + sum_))
    return np.copysign(1 - sum_ * np.exp(-size * size), at).astype(np.float32, copy=False)
