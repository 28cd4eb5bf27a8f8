"""Which skills of a résumé or of a job post may be asked about by their name."""

import re
from typing import Final

from agent.coach.bank import GENERAL, Bank
from agent.coach.slots.filler import Filler
from agent.coach.slots.names import spoken_name, spoken_thing
from agent.coach.slots.words import load_slot_words

# What somebody is like, not what they can do; nobody says "Tell me about your Reliable".
_A_TRAIT: Final = re.compile(
    r"able|ible|ful|ive|ous|ual|ated|ised|ized|dly|ent|ant|est|ity|ness|ship|esty|king|ience|"
    r"ility|ality|polite|calm|tidy|loyal|fast|empathy|patience",
    re.IGNORECASE,
)
_ACTIVITY: Final = re.compile(r"[\w-]+(?:ing|[st]ion|ment|graphy|keeping)")


def known_skill(written: str, bank: Bank) -> Filler | None:
    """A skill that the bank knows, in words that name it also out of their list.

    None for a virtue that any job asks for: whoever has it is asked about it in other ways.
    """
    text = spoken_thing(written)
    target = None if text is None else _target(text, bank)
    if text is None or target is None or target[0] == GENERAL:
        return None
    label = target[1]
    named = not text[0].islower() or " " in text or text.casefold() in label.split()
    if not named or _is_thing(text):
        return None
    return Filler(_inside_a_sentence(text, label), label)


def listed_skill(written: str, bank: Bank) -> Filler | None:
    """A single word with a capital: in a list of skills that is one, known to the bank or not."""
    text = spoken_name(written)
    if text is None or " " in text or text[0].islower() or _target(text, bank) is not None:
        return None
    is_trait = any(end.end() == len(text) for end in _A_TRAIT.finditer(text))
    return None if is_trait or _is_thing(text) else Filler(_inside_a_sentence(text, ""))


def skill_spelled_as_name(written: str, bank: Bank) -> Filler | None:
    """A single word of three letters or more that only a name has, such as "PLC" or "JUnit"."""
    text = spoken_name(written)
    if text is None or " " in text or len(text) < len("PLC") or _target(text, bank) is not None:
        return None
    return Filler(text) if sum(char.isupper() for char in text) > 1 else None


def is_tool(skill: Filler, bank: Bank) -> bool:
    """Whether it is a thing that one works with."""
    return any(skill.skill in family.tools for family in bank.families.values())


def label_of(text: str, bank: Bank) -> str | None:
    """The skill of the bank that all of `text` means."""
    target = _target(text, bank)
    return None if target is None else target[1]


def _target(text: str, bank: Bank) -> tuple[str, str] | None:
    return next(
        (found.target for found in bank.skills.find(text) if len(found.text) == len(text)), None
    )


def _is_thing(text: str) -> bool:
    low = text.casefold()
    forms = {low} if " " in low else {low, low.removesuffix("s"), low.removesuffix("ies") + "y"}
    return not load_slot_words().things.isdisjoint(forms)


def _inside_a_sentence(text: str, label: str) -> str:
    """Without the capital that it has only because it began a line."""
    common = text.casefold() == label or " " in text or _ACTIVITY.fullmatch(text)
    return text[0].lower() + text[1:] if common and text[1:] == text[1:].lower() else text
