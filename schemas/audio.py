"""Speech from text and text from speech, outside a call."""

from typing import Annotated

from pydantic import Field

from schemas.base import Schema, Seconds, Share
from schemas.turn import Word
from schemas.vocabulary import Persona


class SpeakRequest(Schema):
    """A text to be spoken by one of the interviewers."""

    text: Annotated[str, Field(min_length=1, max_length=1_000)]
    persona: Persona


class Spoken(Schema):
    """Where the audio is."""

    audio_url: str
    duration_s: Seconds


class Transcribed(Schema):
    """What an uploaded recording says."""

    text: str
    confidence: Share
    words: tuple[Word, ...]
