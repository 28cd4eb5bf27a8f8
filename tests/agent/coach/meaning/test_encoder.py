"""What sentences mean, as vectors."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from agent.coach.meaning import SIZE, load_encoder
from agent.coach.meaning.weights import WEIGHTS, model_folder, read_tensors

PUBLISHED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the weights of sentence-transformers/all-MiniLM-L6-v2, as its authors published them."""
HAPPY = "That is a happy person"
TEXTS = (HAPPY, "I rang three plumbers.", "Today is a sunny day", "")


def test_the_weights_are_those_that_its_authors_published() -> None:
    with (model_folder() / WEIGHTS).open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == PUBLISHED_SHA256


@pytest.mark.parametrize(
    ("other", "cosine"),
    [
        ("That is a happy dog", 0.695),
        ("That is a very happy person", 0.943),
        ("Today is a sunny day", 0.257),
    ],
)
def test_two_texts_are_as_near_as_their_meanings(other: str, cosine: float) -> None:
    """The cosines that the model's page shows."""
    one, two = load_encoder().encode([HAPPY, other])
    assert float(one @ two) == pytest.approx(cosine, abs=0.001)


def test_a_text_means_the_same_alone_and_among_others() -> None:
    encoder = load_encoder()
    together = encoder.encode(TEXTS)
    assert together.shape == (len(TEXTS), SIZE)
    assert together.dtype == np.float32
    for text, vector in zip(TEXTS, together, strict=True):
        (alone,) = encoder.encode([text])
        np.testing.assert_allclose(alone, vector, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_of_many_texts_none_is_lost() -> None:
    many = [f"{HAPPY} in room {number}" for number in range(100)]
    found = load_encoder().encode(many)
    np.testing.assert_allclose(found[99], load_encoder().encode(many[99:])[0], atol=1e-5)
    assert load_encoder().encode([]).shape == (0, SIZE)


def test_what_is_too_long_is_read_up_to_a_length() -> None:
    long = "The cheaper pair of shoes. " * 200
    (one,), (other,) = (load_encoder().encode([text]) for text in (long, f"{long} And a dog."))
    np.testing.assert_array_equal(one, other)


def test_several_threads_may_ask_at_once() -> None:
    encoder = load_encoder()
    alone = encoder.encode(TEXTS)
    with ThreadPoolExecutor(4) as threads:
        for found in threads.map(encoder.encode, [TEXTS] * 8):
            np.testing.assert_array_equal(found, alone)


def test_the_weights_stay_in_the_file() -> None:
    tensors = read_tensors(model_folder() / WEIGHTS)
    assert all(isinstance(one.base, np.memmap) for one in tensors.values())
    assert not any(one.flags.writeable for one in tensors.values())
