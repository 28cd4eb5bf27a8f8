"""Answers to judge, made up for these tests."""

from agent.coach.evaluation.ports import Exchange, ToJudge

QUESTION = "Tell me about a time when you had to calm down an angry customer."
TOLD = (
    "Last spring a customer shouted at my colleague because his heating had failed on a Sunday. I "
    "asked him to sit down and told him that I would not leave before it was mended. I rang three "
    "plumbers, because the first two would not come, and the third one fixed it in forty minutes. "
    "He came back the next day and thanked us. Since then I write down who works on Sundays."
)
SLOGANS = (
    "Customer satisfaction is a key priority in our organisation, and communication is essential. "
    "I always ensure alignment between stakeholders and leverage best practices for excellence. "
    "In general you have to be professional and proactive, and we focus on sustainable solutions."
)


def to_judge(
    transcript: str,
    *,
    question: str = QUESTION,
    job: str = "You answer calls from customers, arrange repairs and stay friendly.",
    follow_ups: tuple[Exchange, ...] = (),
) -> ToJudge:
    return ToJudge(
        question=question,
        category="behavioral",
        difficulty="junior",
        skills=("handling complaints",),
        transcript=transcript,
        heard=(),
        follow_ups=follow_ups,
        job=job,
        resume=None,
        typed=True,
    )
