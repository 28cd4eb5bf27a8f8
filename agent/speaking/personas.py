"""Who interviews: a name, a voice and a manner for each persona.

Two local voices serve three personas. Helen is Maya's voice two semitones lower, which also makes
the speaker sound larger and older, and less hurried; what is stern is what she says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from agent.speaking.voice import Manner
from schemas.vocabulary import Persona


@dataclass(frozen=True, slots=True)
class Interviewer:
    """A persona as it is heard; voice is a Voice's name."""

    name: str
    voice: str
    manner: Manner


INTERVIEWERS: Mapping[Persona, Interviewer] = MappingProxyType(
    {
        "friendly": Interviewer("Maya", "hibari/heart", Manner(pace=1.05, pitch_semitones=0.0)),
        "neutral": Interviewer("Joe", "piper/joe", Manner(pace=1.0, pitch_semitones=0.0)),
        "challenging": Interviewer("Helen", "hibari/heart", Manner(pace=1.0, pitch_semitones=-2.5)),
    }
)
