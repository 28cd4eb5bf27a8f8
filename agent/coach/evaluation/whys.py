"""Why a criterion came out as it did, in words: the features that moved it most."""

from collections.abc import Mapping
from typing import Final

from agent.coach.evaluation.features import FeatureName

MOST: Final = 3
"""Features named on either side."""
_LEAST: Final = 0.1
"""What moves a criterion by less than this is not named."""

_THERE: Final[Mapping[FeatureName, str]] = {
    "own": "you say what you yourself do",
    "own_past": "you say what you yourself did",
    "particular": "you speak of particular people, times and things",
    "narrated": "you tell what happened",
    "persons": "other people appear and act",
    "speech": "you say what was said",
    "figures": "there are numbers in it",
    "names": "you name names",
    "situation": "the occasion is clear",
    "task": "it is clear what had to be done",
    "outcome": "you say what came of it",
    "reasons": "you give reasons",
    "weighing": "you weigh the other side",
    "learned": "you say what you see differently since",
    "ruled_out": "you say what you would not do, or compare",
    "wondered": "you say what has to be found out",
    "ordered": "it says what came before what",
    "plain": "the words are plain",
    "on_question": "it takes up the words of the question",
    "on_job": "it takes up the words of the job post",
    "asked": "it gives the kind of answer that was asked for",
    "vague_actions": "verbs such as managed, supported or handled leave open what you did",
    "abstract": "there are many abstract words",
    "vague": "some sentences could stand in any brochure",
    "sweeping": "claims go without a limit (all, always, never)",
    "general": "parts are true of anybody",
    "hedges": "it is hedged (maybe, I think, it depends)",
    "loose": "amounts are loose (some, a lot, many)",
    "boasts": "it claims standing or certainty instead of showing it",
    "we": 'it says "we" where your own part is asked',
    "you": 'it gives advice ("you should") rather than telling what you do',
    "listed": "names of tools and methods stand in a row",
    "run_on": "some sentences do not end",
    "repeated": "words come again and again",
    "idle": "some sentences add nothing",
}
_NOT_THERE: Final[Mapping[FeatureName, str]] = {
    "own": "little is said of what you yourself do",
    "own_past": "little is said of what you yourself did",
    "particular": "few particular people, times or things",
    "narrated": "it hardly tells what happened",
    "persons": "hardly anybody else appears in it",
    "speech": "nobody is heard in it",
    "figures": "there are few numbers or none",
    "names": "nothing is called by its name",
    "situation": "when and where it was stays open",
    "task": "what had to be done stays open",
    "outcome": "what came of it stays open",
    "reasons": "there are few reasons",
    "weighing": "the other side is not weighed",
    "learned": "nothing is said of what you see differently since",
    "ruled_out": "nothing is ruled out or compared",
    "wondered": "nothing is said of what has to be found out",
    "ordered": "what comes before what stays open",
    "plain": "many words are long",
    "on_question": "it hardly takes up the words of the question",
    "on_job": "it hardly takes up the words of the job post",
    "asked": "the kind of answer that was asked for is hard to see",
    "vague_actions": "the verbs say what you did",
    "abstract": "there are few abstract words",
    "vague": "no sentence could stand in any brochure",
    "sweeping": "claims keep to their limits",
    "general": "it is about something in particular",
    "hedges": "it is hardly hedged",
    "loose": "amounts are not loose",
    "boasts": "it claims no more than it shows",
    "we": 'it says "I" rather than "we"',
    "you": "it does not lecture",
    "listed": "no lists of names",
    "run_on": "the sentences end",
    "repeated": "it does not repeat itself",
    "idle": "no sentence is idle",
}


def why(telling: Mapping[FeatureName, float], weights: Mapping[FeatureName, float]) -> str:
    """The features that lift a criterion above what is usual, and those that lower it.

    telling: what each adds to the criterion beyond the usual. weights: of the same features.
    """

    def said(lifts: bool) -> str:
        moving = [
            (abs(moved), _phrase(name, weights[name], lifts))
            for name, moved in telling.items()
            if abs(moved) >= _LEAST and (moved > 0) == lifts
        ]
        return "; ".join(phrase for _, phrase in sorted(moving, reverse=True)[:MOST])

    lifting, lowering = said(True), said(False)
    parts = (
        f"For it: {lifting}." if lifting else "",
        f"Against it: {lowering}." if lowering else "",
    )
    return " ".join(filter(None, parts)) or "Nothing in it stands out either way."


def _phrase(name: FeatureName, weight: float, lifts: bool) -> str:
    """A feature is more there than usual where it moves the way its weight points."""
    return (_THERE if (weight > 0) == lifts else _NOT_THERE)[name]
