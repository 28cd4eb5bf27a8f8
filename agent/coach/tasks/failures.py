"""What a failure of the language model means for somebody who waits for a score. Pure."""

from typing import Final

from agent.coach.evaluation.ports import EvaluationFailed
from agent.engines.errors import (
    BadAnswer,
    EngineError,
    OverBudget,
    RateLimited,
    Refused,
    Rejected,
    Resting,
    WrongKey,
)

REFUSED: Final = (
    "the language model's safety rules kept it from judging this answer; you can change the "
    "transcript and ask again"
)
_AGAIN: Final = "you can ask again in a few minutes"


def why_not_judged(error: EngineError) -> EvaluationFailed:
    """In words that follow “Not scored:”, and whether asking again in a moment may help."""
    match error:
        case Refused():
            return EvaluationFailed(REFUSED, retryable=False)
        case OverBudget():
            reason = "the language model may not be used any more today; you can ask again tomorrow"
            return EvaluationFailed(reason, retryable=False)
        case WrongKey() | Rejected():
            reason = (
                "the language model does not accept our requests; whoever runs this server has to "
                "look at its settings"
            )
            return EvaluationFailed(reason, retryable=False)
        case RateLimited(retryable=False):
            reason = "what the language model's provider allows this server is used up"
            return EvaluationFailed(reason, retryable=False)
        case BadAnswer():
            reason = f"the language model's answer could not be used; {_AGAIN}"
            return EvaluationFailed(reason, retryable=error.retryable)
        case Resting():
            reason = f"the language model does not work just now; {_AGAIN}"
            return EvaluationFailed(reason, retryable=True)
        case _:
            reason = f"the language model could not be reached or did not answer in time; {_AGAIN}"
            return EvaluationFailed(reason, retryable=error.retryable)
