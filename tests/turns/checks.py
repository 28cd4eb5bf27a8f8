"""What must hold of a sitting that is over."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from schemas import journal
from tests.turns.ledger import Ledger, Told, tracked
from tests.turns.sitting import Sitting

NEARBY_S: Final = 15.0


def answers(sitting: Sitting) -> dict[str, journal.Answered]:
    """The last of each answer, by question."""
    return {f.question_id: f for f in sitting.facts() if isinstance(f, journal.Answered)}


def words_lost_or_doubled(sitting: Sitting) -> list[str]:
    """What was said and heard in an answer is in one answer, once."""
    found = _found(sitting)
    wrong = [f"{word} is there {count} times" for word, count in found.items() if count > 1]
    ledger = sitting.ledger
    for word, told in ledger.words.items():
        if found[word] or told.excuse is not None or word in ledger.nods:
            continue
        if not _taken_for_noise(ledger, told):
            wrong.append(f"{word}, said to client {told.line} by {told.at_s:.2f}, is lost")
    return wrong


def forgotten_nods(sitting: Sitting) -> list[str]:
    """Single words over the voice that are in no answer."""
    found = _found(sitting)
    return [word for word in sitting.ledger.nods if not found[word]]


def _found(sitting: Sitting) -> Counter[str]:
    return Counter(word for one in answers(sitting).values() for word in tracked(one.text))


def _taken_for_noise(ledger: Ledger, told: Told) -> bool:
    """Over the voice only words tell speech from a cough, and none were given back."""
    return told.over and any(abs(told.at_s - at_s) < NEARBY_S for at_s in ledger.unread_at_s)


def second_readings_short(sitting: Sitting) -> list[str]:
    """Whoever reads a finished answer once more is given all of it."""
    saved: dict[str, journal.Answered] = {}
    wrong: list[str] = []
    for fact in sitting.facts():
        if isinstance(fact, journal.Answered):
            saved[fact.answer_id] = fact
        elif isinstance(fact, journal.Refined):
            # One that was asked for before more was added is told again, and read again.
            missing = set(tracked(saved[fact.answer_id].text)) - set(tracked(fact.text))
            wrong = [one for one in wrong if not one.startswith(fact.answer_id)]
            wrong += [f"{fact.answer_id} lacks {sorted(missing)}"] if missing else []
    return wrong


def answers_rewritten(sitting: Sitting) -> list[str]:
    """What an answer held, it holds."""
    texts: dict[str, str] = {}
    wrong: list[str] = []
    for fact in sitting.facts():
        if isinstance(fact, journal.Answered):
            if not fact.text.startswith(texts.get(fact.question_id, "")):
                wrong.append(f"{fact.question_id} was {texts[fact.question_id]!r}")
            texts[fact.question_id] = fact.text
    return wrong


def questions_out_of_order(sitting: Sitting) -> list[str]:
    """Every question is asked once, after the one before it, and has its answer."""
    asked = [fact for fact in sitting.facts() if isinstance(fact, journal.Asked)]
    mains = [fact.question_id for fact in asked if fact.parent_id is None]
    wanted = [question.id for question in sitting.api.questions][: len(mains)]
    wrong = [] if mains == wanted else [f"asked were {mains}"]
    twice = [q for q, count in Counter(f.question_id for f in asked).items() if count > 1]
    wrong += [f"{question_id} was asked twice" for question_id in twice]
    unanswered = {fact.question_id for fact in asked} - answers(sitting).keys()
    return wrong + [f"{question_id} has no answer" for question_id in sorted(unanswered)]


def skipped_untold(sitting: Sitting) -> list[str]:
    """Only who asks for it goes on without an answer, and is told what is asked."""
    asked = [fact for fact in sitting.facts() if isinstance(fact, journal.Asked)]
    mains = [fact.question_id for fact in asked if fact.parent_id is None]
    found = answers(sitting)
    # The last one is open when the interview is ended.
    empty = [q for q in mains[:-1] if q in found and found[q].skipped and not found[q].text]
    wrong = [f"{empty} were skipped"] if len(empty) > sitting.ledger.skips else []
    told = {question_id for line in sitting.lines for question_id in line.asked}
    untold = [fact.question_id for fact in asked[:-1] if fact.question_id not in told]
    return wrong + [f"the candidate was never told of {question_id}" for question_id in untold]


def journals_torn(sitting: Sitting) -> list[str]:
    """Numbered from 1 without gaps; positions grow; the interview and each call end once."""
    wrong: list[str] = []
    for call_id in sitting.calls:
        facts = sitting.facts_of(call_id)
        if [fact.seq for fact in facts] != list(range(1, len(facts) + 1)):
            wrong.append(f"{call_id} is numbered {[fact.seq for fact in facts]}")
        places = [fact.at_s for fact in facts]
        if places != sorted(places):
            wrong.append(f"the positions of {call_id} go back")
        if sum(isinstance(fact, journal.CallEnded) for fact in facts) != 1:
            wrong.append(f"{call_id} did not end once")
    if sum(isinstance(fact, journal.Completed) for fact in sitting.facts()) != 1:
        wrong.append("the interview was not completed once")
    return wrong


CHECKS: Final[Mapping[str, Callable[[Sitting], list[str]]]] = {
    "words lost or doubled": words_lost_or_doubled,
    "second readings that lack words": second_readings_short,
    "answers rewritten": answers_rewritten,
    "questions out of order or unanswered": questions_out_of_order,
    "questions skipped untold": skipped_untold,
    "journals torn": journals_torn,
}
