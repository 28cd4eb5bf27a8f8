"""What must hold after any number of kills."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from tests.kills.evidence import Evidence
from tests.kills.ledger import LOST_AT_MOST_S, Ledger

UNDERSTOOD: Final = 0.7
"""Share of the words said that must be found: the recogniser errs, but never in a whole part."""
TRIMMED_S: Final = 0.5
"""Silence around a sentence that belongs to no answer."""

Check = Callable[[Ledger, Evidence], list[str]]


def saved_answers(ledger: Ledger, left: Evidence) -> list[str]:
    """Every answer that was said to be saved is there once, and as long as it was."""
    found = _answers(left)
    problems = [
        f"{a} is there {n} times" for a, n in Counter(a for a, *_ in found).items() if n > 1
    ]
    texts = {answer_id: (question, text) for answer_id, question, text in found}
    for answer_id, (question_id, text) in ledger.saved.items():
        question, final = texts.get(answer_id, (None, ""))
        if question != question_id or not final.startswith(text):
            problems.append(f"{answer_id} was saved as {text!r} and is {final!r}")
    for question_id, text in ledger.typed.items():
        if [final for _, question, final in found if question == question_id] != [text]:
            problems.append(f"what was typed to {question_id} is not there once")
    return problems


def asked_once(_: Ledger, left: Evidence) -> list[str]:
    """No question was asked twice."""
    asked = Counter(event["question_id"] for event in left.events("asked"))
    return [f"{question_id} was asked {n} times" for question_id, n in asked.items() if n > 1]


def all_answered(_: Ledger, left: Evidence) -> list[str]:
    """Every question has its answer, and none was skipped."""
    asked = {event["question_id"] for event in left.events("asked")}
    answered = {event["question_id"] for event in left.events("answered")}
    unanswered = [f"{question_id} has no answer" for question_id in sorted(asked - answered)]
    empty = [a["question_id"] for a in left.results["answers"] if a["status"] == "skipped"]
    return unanswered + [f"{question_id} has an empty answer" for question_id in empty]


def journal_whole(_: Ledger, left: Evidence) -> list[str]:
    """Events are numbered from 1 without gaps, for each call."""
    seqs: dict[str, list[int]] = {}
    for call_id, seq, _event in left.journal:
        seqs.setdefault(call_id, []).append(seq)
    return [
        f"the journal of {call_id} has {numbers}"
        for call_id, numbers in seqs.items()
        if numbers != list(range(1, len(numbers) + 1))
    ]


def completed_once(_: Ledger, left: Evidence) -> list[str]:
    """The interview came to its end once."""
    count = len(left.events("completed"))
    return [] if count == 1 else [f"it was completed {count} times"]


def judged_once(_: Ledger, left: Evidence) -> list[str]:
    """Every answer was judged, and none twice as it was."""
    judged = {answer_id for answer_id, status, _ in left.evaluations if status != "pending"}
    answers = {a["answer_id"] for a in left.results["answers"] if a["status"] != "skipped"}
    missing = [f"{answer_id} was not judged" for answer_id in answers - judged]
    same = Counter((answer_id, key) for answer_id, _, key in left.evaluations if key is not None)
    return missing + [
        f"{answer_id} was judged {n} times" for (answer_id, _), n in same.items() if n > 1
    ]


def chunks_whole(_: Ledger, left: Evidence) -> list[str]:
    """Chunks are numbered from 0 without gaps, for each call."""
    return [
        f"{call_id} lacks chunks of {len(numbers)}"
        for call_id, numbers in left.chunks.items()
        if numbers != list(range(len(numbers)))
    ]


def words_kept(ledger: Ledger, left: Evidence) -> list[str]:
    """What was said to a question before a kill is in its answer, but for the last moment."""
    problems: list[str] = []
    texts = _texts_by_main(left)
    for main, text in texts.items():
        there = set(_plain(text))
        said = [s for s in ledger.said if _main_of(left, s.question_id) == main]
        for part in said:
            words = _plain(" ".join(part.kept_words))
            if len(words) >= 4 and sum(w in there for w in words) < UNDERSTOOD * len(words):
                problems.append(f"{main}: {' '.join(words)!r} is not in {text!r}")
    return problems


def sound_kept(ledger: Ledger, left: Evidence) -> list[str]:
    """An answer's own audio lasts as long as what was said to it."""
    problems: list[str] = []
    for main in _texts_by_main(left):
        said = [s for s in ledger.said if _main_of(left, s.question_id) == main]
        wanted = sum(max(0.0, s.kept_s - TRIMMED_S) for s in said)
        sounds = left.audio_s.get(main, 0.0)
        if sounds < wanted:
            problems.append(f"{main} sounds {sounds:.1f} s of {wanted:.1f} s")
    return problems


def recording_kept(ledger: Ledger, left: Evidence) -> list[str]:
    """The recording lasts as long as the client was in the room."""
    wanted = ledger.live_s - LOST_AT_MOST_S * (ledger.cuts + 1)
    if left.recording_s >= wanted:
        return []
    return [f"it lasts {left.recording_s:.1f} s of {wanted:.1f} s"]


CHECKS: Final[Mapping[str, Check]] = {
    "answers told as saved, lost or doubled": saved_answers,
    "questions asked twice": asked_once,
    "questions without an answer": all_answered,
    "interviews not completed once": completed_once,
    "answers not judged, or twice": judged_once,
    "journals with gaps": journal_whole,
    "recordings with missing chunks": chunks_whole,
    "recordings shorter than the call": recording_kept,
    "spoken parts missing in the text": words_kept,
    "spoken parts missing in the sound": sound_kept,
}


def _answers(left: Evidence) -> list[tuple[str, str, str]]:
    """Answer id, question id and text of each question's and follow-up's answer."""
    ids = {event["question_id"]: event["answer_id"] for event in left.events("answered")}
    found: list[tuple[str, str, str]] = []
    for answer in left.results["answers"]:
        if answer["answer_id"] is not None:
            text = (
                answer["transcript"] if answer["typed"] else _as_finished(left, answer["answer_id"])
            )
            found.append((answer["answer_id"], answer["question_id"], text))
        for more in answer["follow_ups"]:
            answer_id = ids.get(more["question_id"])
            if answer_id is not None:
                found.append((answer_id, more["question_id"], _as_finished(left, answer_id)))
    return found


def _as_finished(left: Evidence, answer_id: str) -> str:
    """The answer's text before its second reading, which may differ in any word."""
    told = [e["text"] for e in left.events("answered") if e["answer_id"] == answer_id]
    return told[-1] if told else ""


def _texts_by_main(left: Evidence) -> dict[str, str]:
    return {
        answer["question_id"]: " ".join(
            [answer["transcript"], *(more["transcript"] for more in answer["follow_ups"])]
        )
        for answer in left.results["answers"]
    }


def _main_of(left: Evidence, question_id: str) -> str:
    parents = {event["question_id"]: event["parent_id"] for event in left.events("asked")}
    return parents.get(question_id) or question_id


def _plain(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
