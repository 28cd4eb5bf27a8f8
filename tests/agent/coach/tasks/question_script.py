"""A model that writes questions from the lines it is given, and the job they are for."""

import re
import secrets
from typing import Any

from agent.coach.job_post import analyze_job
from agent.coach.tasks.prompt_text import prompt_text
from agent.coach.tasks.question_parts import Wanted
from agent.engines.language import Prompt
from schemas.base import Schema
from tests.agent.coach.sample_resumes import RESUMES
from tests.standins.asked import Asked

JOB = """Senior Backend Engineer at Kestrel Freight

You will
- Run the batch jobs that invoice forty thousand parcels a night
- Design REST services in Python on PostgreSQL with two colleagues
- Share the on-call rota and write up what went wrong
- Explain delays of a delivery to people in the depots

We ask for
- Five years with Python and SQL
- Experience with Kafka or another message broker
- Careful code review
"""

# Nothing in common with each other but the small words.
_ASKS = {
    "opener": [
        "What part of your own share in this made people come to you, and how did it begin?"
    ],
    "technical": [
        "Where would you look first when this gets slow, and what rules out the obvious cause?",
        "Which trade-off here would you defend against a sceptical reviewer?",
        "How do you prove that nothing is lost or doubled when it breaks halfway?",
        "What did you measure before touching it, and which figure surprised you?",
        "If memory halved tomorrow, what design survives?",
    ],
    "behavioral": [
        "Tell me about a day when a colleague disagreed with you about this. Who gave way?",
        "When did you last have to admit an error to somebody outside your team?",
        "Describe the hardest conversation that this brought with it.",
        "Who needed convincing, and what finally moved them?",
        "What promise could you not keep, and how did they hear of it?",
    ],
    "experience": [
        "Looking back on it, which habit would you carry into a new place?",
        "Which piece took longest to learn, and from whom?",
        "What would your successor thank you for?",
    ],
    "situational": [
        "Suppose half the depot calls at six in the morning. Whom do you ring, and why?",
        "Imagine the rota has a hole this weekend. How do you fill it fairly?",
        "Say an auditor asks for last year's numbers by noon. What goes first?",
    ],
}


def wanted(**changes: Any) -> Wanted:
    """A set of ten mixed questions for an engineer."""
    facts: dict[str, Any] = {
        "job_description": JOB,
        "interview_type": "mixed",
        "difficulty": "mid",
        "count": 10,
        "seed": "1",
        "analysis": analyze_job(JOB),
        "resume": RESUMES["engineer"],
        **changes,
    }
    return Wanted(**facts)


def kind_of(prompt: Prompt) -> str:
    """Which questions are asked for."""
    text = prompt_text("question_set")
    return next(kind for kind in _ASKS if text.part(kind) in prompt.task)


def written(line: str, text: str, **changes: Any) -> dict[str, Any]:
    """A question as the model writes it."""
    return {
        "line": line,
        "text": text,
        "skills": ["Python"],
        "why": "You show how you think.",
        **changes,
    }


def lines_for(prompt: Prompt) -> list[str]:
    """What the questions are to grow out of."""
    [prefer] = [part.text for part in prompt.data if part.name == "prefer"]
    return prefer.splitlines()


def write(prompt: Prompt, shape: type[Schema]) -> Any:
    """See ScriptedModel: all good questions of the kind, each from a line of its own."""
    lines = lines_for(prompt)
    texts = _ASKS[kind_of(prompt)]
    return {"questions": [written(lines[n % len(lines)], text) for n, text in enumerate(texts)]}


_PREFERRED = re.compile(r"<<<\w+ prefer\n(.*?)\n\w+>>>", re.DOTALL)
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def preferred(asked: Asked) -> list[str]:
    """The same over the wire."""
    [lines] = _PREFERRED.findall(asked.messages[0])
    return lines.splitlines()


def write_from_lines(asked: Asked) -> Any:
    """One question from each preferred line, no two with a word in common that counts."""
    return {"questions": [_question(line[:300]) for line in preferred(asked)[:6]]}


def _question(line: str) -> Any:
    one, other = (secrets.token_hex(4).translate(_LETTERS) for _ in range(2))
    text = f"Why would you {one} this before you {other} it?"
    return written(line, text, skills=[" ".join(line.split()[:2])[:60]])
