"""A language model for the application, behind a stand-in of its provider."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from api.settings import Settings
from tests.agent.coach.tasks.question_script import write_from_lines
from tests.agent.coach.tasks.test_reading import COPIED, COPIED_JOB
from tests.agent.coach.tasks.wired import KEY, Provider, by_shape
from tests.standins.asked import Asked
from tests.standins.faults import Fault, Kind, Recorded, Script, always
from tests.standins.gemini import MODEL as GEMINI
from tests.standins.gemini import Gemini
from tests.standins.openai import MODEL as GPT
from tests.standins.openai import OpenAI
from tests.standins.serving import standin

OPENER = b"Write the first question"
"""What only the request for the opener says."""


@dataclass(frozen=True, slots=True)
class Model:
    """answers: by the shape that is asked for; they and the faults may change at any time."""

    provider: Provider
    app: Gemini | OpenAI
    origin: str
    answers: dict[str, Any]

    @property
    def name(self) -> str:
        """As `read_by` tells it."""
        return f"gemini/{GEMINI}" if self.provider == "gemini" else f"openai-compatible/{GPT}"

    def fail(self, script: Script) -> None:
        """From now on."""
        self.app.faults.script = script

    def set_in(self, settings: Settings, **changes: Any) -> Settings:
        """The same settings with this model."""
        if self.provider == "gemini":
            keys: dict[str, Any] = {
                "gemini_api_key": SecretStr(KEY),
                "gemini_base_url": self.origin,
                "gemini_model": GEMINI,
            }
        else:
            keys = {
                "llm_base_url": f"{self.origin}/v1",
                "llm_api_key": SecretStr(KEY),
                "llm_model": GPT,
            }
        return settings.model_copy(update={**keys, **changes})

    def asked_for(self, shape: str) -> list[Asked]:
        """The requests for answers of this shape."""
        return [one for one in self.app.asked if one.schema and one.schema.get("title") == shape]


@asynccontextmanager
async def a_model(provider: Provider) -> AsyncGenerator[Model]:
    """One that writes a question from each line it is given, and copies what it was told."""
    answers: dict[str, Any] = {
        "WrittenSet": write_from_lines,
        "CopiedJob": COPIED_JOB,
        "CopiedResume": COPIED,
    }
    app = (Gemini if provider == "gemini" else OpenAI)(by_shape(answers), key=KEY)
    async with standin(app) as origin:
        yield Model(provider, app, origin, answers)


def but_for_the_opener(kind: Kind) -> Script:
    """The first question is written, and everything else meets this fault."""

    def choose(request: Recorded) -> Fault | None:
        return None if OPENER in request.body else Fault(kind, retry_after_s=60.0)

    return choose


def everything(kind: Kind) -> Script:
    """Each request meets this fault."""
    return always(Fault(kind, retry_after_s=60.0))
