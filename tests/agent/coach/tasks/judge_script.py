"""A model that judges answers well, as far as a script can."""

from collections.abc import Mapping
from typing import Any

from agent.coach.tasks.criteria import OpenVerdict, Verdict
from agent.coach.tasks.feedback import Feedback
from agent.coach.tasks.ideal_answer import Draft
from agent.engines.language import Prompt
from schemas.base import Schema

VERDICT = {
    "evidence": ["I moved them to a queue with four workers"],
    "why": "You name the slow thing and what you did to it.",
    "score": 7,
}
FEEDBACK: Mapping[str, Any] = {
    "star": {
        "situation": "the nightly reports took six hours",
        "task": None,
        "action": "I moved them to a queue with four workers",
        "result": "Now they take forty minutes",
    },
    "strengths": [{"quote": "measured each step", "text": "You look before you change things."}],
    "weaknesses": [{"quote": None, "text": "Who asked for it stays open."}],
    "improvements": [
        "Begin with who waited for the reports and why it mattered.",
        "Say what you had to decide before you chose a queue.",
        "Close with what your team did with the time.",
    ],
    "wording": [
        {"said": "nobody waits in the morning", "better": "the team starts with fresh reports"}
    ],
    "elaboration_needed": False,
}
DRAFT: Mapping[str, Any] = {
    "text": (
        "Our nightly reports at Paketfuchs took six hours, and people waited for them. I measured "
        "each step, moved the reports to a queue with four workers, and brought them down to "
        "forty minutes. [who noticed it first]"
    ),
    "differences": ["It says first what was wrong."],
    "why": "Cause and effect stand side by side.",
}


def judge(prompt: Prompt, shape: type[Schema]) -> Any:
    """See ScriptedModel."""
    if issubclass(shape, Verdict | OpenVerdict):
        return VERDICT
    if issubclass(shape, Feedback):
        return FEEDBACK
    assert issubclass(shape, Draft)
    return DRAFT
