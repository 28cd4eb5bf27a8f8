"""The words of an answer and of those to its follow-ups, on one time line."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import TypeAdapter

from api.answers.audio import audio_part
from api.answers.models import AnswerRow
from schemas.turn import Word

WORDS: Final = TypeAdapter(list[Word])


def joined_words(answers: Sequence[AnswerRow], *, spoken_only: bool = False) -> list[Word]:
    """All words, in seconds of the joined audio.

    spoken_only: without what was heard beside a typed answer, which is none of its words.
    """
    moved: list[dict[str, Any]] = []
    shift = 0.0
    for answer in answers:
        for word in answer.words if not (spoken_only and answer.typed) else ():
            start_s, end_s = word["start_s"] + shift, word["end_s"] + shift
            moved.append({**word, "start_s": start_s, "end_s": end_s})
        shift += audio_part(answer).duration_s
    # All at once: an interview has thousands, and its results are polled.
    return WORDS.validate_python(moved)
