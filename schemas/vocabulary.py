"""Words with a fixed meaning, used by bodies, room messages and the journal alike."""

from typing import Literal

InterviewType = Literal["behavioral", "technical", "mixed"]
InterviewKind = Literal["interview", "practice"]
InterviewStatus = Literal["pending", "in_progress", "evaluating", "completed", "abandoned"]
QuestionKind = Literal["main", "follow_up"]
Category = Literal["technical", "behavioral", "experience", "situational"]
Difficulty = Literal["junior", "mid", "senior"]
Persona = Literal["friendly", "neutral", "challenging"]

CallStatus = InterviewStatus
"""A call shows the status of its interview."""

Patience = Literal["brisk", "normal", "patient"]
Transport = Literal["peer", "livekit"]
"""How a call arrives."""

TurnMode = Literal["auto", "manual"]
