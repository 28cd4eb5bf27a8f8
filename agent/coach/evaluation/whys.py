"""Why criteria came out as they did, as a person would say it: what moved each most, both ways."""

from collections.abc import Mapping, Sequence
from typing import Final

from agent.coach.evaluation.features import FeatureName, Features
from agent.coach.evaluation.feedback.clips import clipped
from agent.coach.evaluation.scales import SCALED, Rules, ScaledName

MOST: Final = 2
"""Features named on either side."""
_LEAST: Final = 0.1
"""What moves a criterion by less than this is not named."""
_LEADS: Final = ("you could say more ", "you could ", "you say ", "you give ", "you use ")
NOTHING_MOVED: Final = "Nothing in your answer stands out, for better or for worse."

# A feature is measured against what is usual, so where it lowers nothing is said to be missing
# altogether, and where little of a flaw lifts nothing is said to be free of it.
_MUCH: Final[Mapping[FeatureName, str]] = {
    "own": "you say what you do yourself",
    "own_past": "you say what you did yourself",
    "particular": "you talk about particular people, times and things",
    "narrated": "you tell what happened",
    "persons": "you bring other people into it",
    "speech": "you tell what people said",
    "figures": "you give numbers",
    "names": "you call things by their names",
    "situation": "you say when and where it was",
    "task": "you say what had to be done",
    "outcome": "you say what came of it",
    "reasons": "you give reasons",
    "weighing": "you mention limits and doubts",
    "learned": "you say what you see differently now",
    "ruled_out": "you make clear distinctions",
    "wondered": "you say what has to be found out",
    "ordered": "you make clear what comes first and what comes next",
    "plain": "you use short, plain words",
    "on_question": "you pick up the words of the question",
    "on_job": "you pick up words from the job post",
    "asked": "you give the kind of answer that was asked for",
    "akin": "by its meaning, what you tell is close to our strong test answers",
    "vague_actions": "some of your verbs leave open what you actually do",
    "abstract": "you use many abstract words",
    "vague": "some of your sentences would fit anybody's answer",
    "sweeping": "you use words without a limit, such as all, always or never",
    "general": "parts of your answer stay general",
    "hedges": "you sound unsure in places",
    "loose": "you leave some amounts vague",
    "boasts": "some things sound claimed rather than shown",
    "we": "you often say “we”, so your own part is hard to see",
    "you": "you give advice instead of telling what you do",
    "listed": "you list many names in a row",
    "run_on": "some of your sentences are too long to follow",
    "repeated": "you repeat the same words",
    "idle": "some of your sentences add nothing new",
}
_LITTLE: Final[Mapping[FeatureName, str]] = {
    "own": "you could say more about what you do yourself",
    "own_past": "you could say more about what you did yourself",
    "particular": "you mention few particular people, times or things",
    "narrated": "you tell little of what happened",
    "persons": "hardly anyone else appears in your answer",
    "speech": "you tell little of what people said",
    "figures": "you give few numbers or none",
    "names": "you call few things by their names",
    "situation": "you could say more about when and where it was",
    "task": "you could say more about what had to be done",
    "outcome": "you could say more about what came of it",
    "reasons": "you could give more reasons",
    "weighing": "you could say more about limits and doubts",
    "learned": "you could say more about what you see differently now",
    "ruled_out": "you could say more about what you would not do",
    "wondered": "you could say more about what has to be found out",
    "ordered": "you could make clearer what comes first and what comes next",
    "plain": "many of your words are long",
    "on_question": "you pick up few words of the question",
    "on_job": "you pick up few words from the job post",
    "asked": "you could come closer to the kind of answer that was asked for",
    "akin": "by its meaning, little of what you tell is close to our strong test answers",
    "vague_actions": "your verbs mostly say what you did",
    "abstract": "you use few abstract words",
    "vague": "hardly any of your sentences would fit anybody's answer",
    "sweeping": "you are careful with words such as all, always and never",
    "general": "you talk about something in particular",
    "hedges": "you rarely sound unsure",
    "loose": "you rarely leave amounts vague",
    "boasts": "you rarely claim things without showing them",
    "we": "you speak of “I” more than of “we”",
    "you": "you rarely lecture",
    "listed": "you rarely list names in a row",
    "run_on": "you finish your sentences",
    "repeated": "you rarely repeat yourself",
    "idle": "hardly a sentence is wasted",
}


def whys_of(features: Features, rules: Rules) -> Mapping[ScaledName, str]:
    """Each criterion's reason.

    That the answer is like others says little by itself: it is told once, of the criterion that it
    moves most, and with the sentence that it rests on.
    """
    tellings = {name: rules.telling(name, features) for name in SCALED}
    once = max(SCALED, key=lambda name: abs(tellings[name].get("akin", 0.0)))
    return {
        name: why(
            tellings[name],
            rules.scales[name].weights,
            _example(features, tellings[name].get("akin", 0.0)) if name == once else None,
        )
        for name in SCALED
    }


def _example(features: Features, moved: float) -> str | None:
    """The sentence nearest to good answers where that lifts, else the farthest; as a clause."""
    spans = features.spans("akin")
    if not spans:
        return None
    most, span = ("most", spans[0]) if moved > 0 else ("least", spans[-1])
    return f", {most} of all “{clipped(features.said(span), 0)}”"


def why(
    telling: Mapping[FeatureName, float],
    weights: Mapping[FeatureName, float],
    example: str | None = None,
) -> str:
    """At most two sentences: what lifts a criterion above what is usual, and what lowers it.

    The one that counts for more comes first, and so does what moved most in each. telling: what
    each feature adds to the criterion beyond the usual. weights: of the same features. example:
    goes behind the likeness to other answers; without one that is not told.
    """
    moving: list[FeatureName] = [
        name
        for name in telling
        if abs(telling[name]) >= _LEAST and (name != "akin" or example is not None)
    ]
    moving.sort(key=lambda name: -abs(telling[name]))
    lifting: list[FeatureName] = [name for name in moving if telling[name] > 0]
    lowering: list[FeatureName] = [name for name in moving if telling[name] < 0]
    # Being free of a flaw is worth a word only where there is nothing to be named that is there.
    there: list[FeatureName] = [name for name in lifting if weights[name] > 0]

    def told(names: Sequence[FeatureName], lifts: bool) -> str:
        return _joined(
            [
                _phrase(name, weights[name], lifts) + (example or "" if name == "akin" else "")
                for name in names[:MOST]
            ]
        )

    good, bad = told(there or lifting, True), told(lowering, False)
    if not good or not bad:
        return _sentence(good or bad) or NOTHING_MOVED
    if sum(telling.values()) >= 0:
        return f"{_sentence(good)} But {bad}."
    return f"{_sentence(bad)} Still, {good}."


def _phrase(name: FeatureName, weight: float, lifts: bool) -> str:
    """A feature is more there than usual where it moves the way its weight points."""
    return (_MUCH if (weight > 0) == lifts else _LITTLE)[name]


def _joined(phrases: Sequence[str]) -> str:
    """What two of them begin with is said once."""
    for lead in _LEADS:
        if len(phrases) == MOST and all(phrase.startswith(lead) for phrase in phrases):
            return f"{phrases[0]} and {phrases[1].removeprefix(lead)}"
    return ", and ".join(phrases)


def _sentence(phrases: str) -> str:
    return f"{phrases[:1].upper()}{phrases[1:]}." if phrases else ""
