"""A report, from its title to its last answer."""

from collections.abc import Iterator

from agent.coach.evaluation.rubric import NAMES, WEIGHTS
from api.reports.content import Report
from api.reports.paper import Paper
from schemas.results import AnswerResult, Criterion, Delivery, Results, ScoredBy

_KINDS = {"interview": "Interview", "practice": "Practice"}


def write_report(report: Report) -> bytes:
    """The PDF (blocking)."""
    job, results = report.job, report.results
    paper = Paper(f"MockMate: {job.title}", report.created_at)
    paper.small("MockMate")
    paper.heading(job.title, 20)
    day = f"{report.created_at.day} {report.created_at:%B %Y}"
    paper.small(" · ".join(filter(None, (_KINDS[report.kind], job.company, day))))
    paper.gap(4)
    paper.paragraph(_outcome(results))
    if results.scored_by is not None:
        paper.small(_scored_by(results.scored_by))
    if results.recording is not None:
        paper.small(f"The recording lasts {_minutes(results.recording.duration_s)}.")
    for number, answer in enumerate(results.answers, 1):
        _write_answer(paper, number, answer, report)
    if not results.answers:
        paper.paragraph("No question was asked.")
    return bytes(paper.output())


def _write_answer(paper: Paper, number: int, answer: AnswerResult, report: Report) -> None:
    paper.gap(6)
    paper.heading(f"{number}. {answer.question}", 12)
    spoken_s = report.spoken_s.get(answer.answer_id or "", 0.0)
    paper.small(
        " · ".join(
            filter(
                None,
                (
                    answer.category.capitalize(),
                    ", ".join(answer.skills),
                    f"{_minutes(spoken_s)} of speech" if spoken_s else None,
                    "typed" if answer.typed else None,
                    "corrected by you" if answer.edited and not answer.typed else None,
                ),
            )
        )
    )
    paper.gap(2)
    if answer.transcript:
        paper.paragraph(answer.transcript)
    for follow_up in answer.follow_ups:
        paper.small(f"Asked back: {follow_up.question}")
        paper.paragraph(follow_up.transcript or "No answer.")
    paper.small(_verdict(answer))
    paper.points("By criterion", _criteria(answer))
    paper.points("What was found", _other_findings(answer))
    paper.points("What was strong", answer.strengths)
    paper.points("What was weak", answer.weaknesses)
    paper.points("How to improve", answer.improvements)
    paper.points("How to say it", (f"“{one.said}” → “{one.better}”" for one in answer.wording))
    if answer.delivery is not None:
        paper.small(_delivery(answer.delivery))


def _outcome(results: Results) -> str:
    if results.overall_score is None:
        return f"Not scored: {results.reason}."
    grade = f", grade {results.grade}" if results.grade else ""
    return f"Overall {_score(results.overall_score, results.low, results.high)}{grade}."


def _verdict(answer: AnswerResult) -> str:
    if answer.score is None:
        return f"Not scored: {answer.reason}."
    return f"Score {_score(answer.score, answer.low, answer.high)}."


def _scored_by(by: ScoredBy) -> str:
    name = f"Scored by {by.engine}, {by.model}, version {by.prompt_version}."
    if by.agreement is None:
        return f"{name} How well it agrees with people was not measured."
    cases = by.agreement_cases
    return f"{name} It agrees with the levels of our {cases} test answers at {by.agreement:.2f}."


def _criteria(answer: AnswerResult) -> Iterator[str]:
    if answer.rubric is None:
        return
    for name, weight in WEIGHTS.items():
        criterion: Criterion = getattr(answer.rubric, name)
        score = "no score" if criterion.score is None else f"{criterion.score:.1f} of 10"
        yield f"{NAMES[name].capitalize()} ({weight} %), {score}: {criterion.why}"


def _other_findings(answer: AnswerResult) -> list[str]:
    """Without those that only repeat what stands at a criterion."""
    if answer.rubric is None:
        return list(answer.findings)
    reasons = [getattr(answer.rubric, name).why for name in WEIGHTS]
    return [one for one in answer.findings if not any(why in one for why in reasons)]


def _delivery(delivery: Delivery) -> str:
    pace = [] if delivery.wpm is None else [f"{delivery.wpm:.0f} words a minute"]
    counts = f"fillers: {len(delivery.fillers)}", f"pauses: {len(delivery.pauses)}"
    return f"How it was said, which is not part of the score: {', '.join((*pace, *counts))}."


def _score(score: float, low: float | None, high: float | None) -> str:
    between = f" (between {low:.1f} and {high:.1f})" if low is not None and high is not None else ""
    return f"{score:.1f} of 10{between}"


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02} min"
