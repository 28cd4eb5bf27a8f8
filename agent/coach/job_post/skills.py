"""The skills that a line of a job post names.

A line such as "Good knowledge of Terraform and Ansible, German at B2" is stripped of what leads in,
cut into its members, and each is cut where it stops naming and begins explaining. A member counts
where it is short, or where the question bank or its spelling tells that it is a name.
"""

import re
from collections.abc import Iterator
from typing import Final

from agent.coach.bank import Bank
from agent.coach.passages import Passage

_MAX_WORDS: Final = 4
MAX_CHARACTERS: Final = 60

_LEVEL: Final = (
    r"(?:good(?! at)|great|strong(?! in)|solid|sound|deep|excellent|basic|advanced|working|"
    r"proven|previous|some|first|proper|profound|extensive|relevant|current|full|fluent(?! in)|"
    r"native|recent|accurate|calm|consistent|confident(?! with)|careful|decent|patient|safe|"
    r"several|daily|hands-on|practical|in-depth|"
    r"demonstrable|demonstrated|outstanding|exceptional|thorough|clear|real|valid|a|an|the|your|"
    r"or|and|very|really|genuine|significant|broad|expert|prior)"
)
_LEAD: Final = re.compile(
    rf"(?:{_LEVEL},?\s+)*"
    r"(?:(?:(?:to|we|you|you(?:'|’)(?:ll|ve|re)|must|should|can|will|would|also|already)\s+)*"
    r"(?:have|has|had|been through|led|used|know|knows|enjoy|speak|speaks|bring|need|possess|hold|"
    r"are|be|are skilled in|require|expect|want|understand|love|like|write|read|use|work with|"
    r"master|dialled in)\s+)?"
    rf"(?:{_LEVEL}\s+)*"
    r"(?:(?:\d+\s*(?:\+|-|–|to)?\s*\d*\s*(?:years?|yrs?)(?:['’])?|years)\s+(?:of\s+)?)?"
    r"(?:(?:professional|commercial|work|working|industry|previous|relevant|hands-on)\s+)*"
    r"(?:(?:(?:\w+\s+)?(?:experience|knowledge)|experienced|command|grasp|understanding|background|expertise|"
    r"familiarity|familiar|proficiency|proficient|interest|skilled|skills?|strong|good|fluent|"
    r"fluency|confident|confidence|comfortable|ability|able|use|track record|mastery|expert|ease|"
    r"training|trained|certified|willing|willingness|project|administration|awareness|passion|"
    r"at ease)\s+(?:and\s+\w+\s+)?(?:with|in|of|to|on|using|for|as)?\s+)?"
    r"(?:(?:the|a|an|your|our|work from|work with|work in|use|read|offer|help with|write|speak|"
    r"at least|handle)\s+)*"
    rf"(?:{_LEVEL}\s+)*(?:(?:use|knowledge|understanding|grasp|command)\s+of\s+)?",
    re.IGNORECASE,
)
_MEMBERS: Final = re.compile(
    r"\s*(?:[,;/]|(?<=\w)\s+(?:and|or|und|oder|as well as|including|in particular|plus)\s)\s*"
    r"(?:(?:and|or|including|in particular|as well as)\s+)?",
    re.IGNORECASE,
)
_STOPS: Final = re.compile(
    r"\s*(?:[(:]|\s[-–—]\s|\s(?:in|with|on|at|for|from|to|while|when|that|which|who|whose|where|"
    r"across|behind|beyond|without|of|is|are|was|were|does|do|as|under|over|so|if|but|than|because|"
    r"people|someone|something|through|by|every|would|will|matters?|not|required|preferred|"
    r"desirable|essential|needed|skills required|similar|like|level|between|among|during|outside|"
    r"more|minimum|ideally|including|administrat\w+|controlled|hygiene|attitude|certificate)"
    r"(?=\s|$|[,.;:!?)]))",
    re.IGNORECASE,
)
_NOT_SKILLS: Final = re.compile(
    r"\b(?:degree|bachelor\w*|master'?s|phd|diploma|years?|months?|driving|driver'?s licen[cs]e|"
    r"qualified|qualification|registration|applicants?|candidate|similar|equivalent|related|field|"
    r"portfolio|team|teams|tools|company|job|role|position|quota|salary|letter|studium|ausbildung|"
    r"time-served|nursing licen[cs]e|status|school|home|kitchen|firm|industry background|person|"
    r"people|things?|something|everything|nothing|someone|lot|ways?|day|week|hours?|you|we|us|"
    r"your|it|they|them|pupils|one|others?|post|brand|machine|wind|etc|nvq|lpc|level \d)\b",
    re.IGNORECASE,
)
_FUNCTION_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """a an the of to in with and or for on at by your our their this that these those as be is
        are have has not no any all more most much many well quickly""",
    )
)
_SPELLED_AS_NAME: Final = re.compile(r"[A-Z].*[A-Z]|[A-Za-z]\d|\d[A-Za-z]|[+#.]\w*|^[A-Z]")
_PROPER_NAME: Final = re.compile(r"(?<=[\w,] )(?:[A-Z][\w+#]+)(?: (?:[A-Z][\w+#]+|[0-9]{1,2}\b))*")
_LANGUAGE: Final = re.compile(
    r"\b(?:written |spoken )?(?:English|German|French|Spanish|Italian|Portuguese|Dutch|Polish|"
    r"Greek|Swedish|Norwegian|Danish|Finnish|Arabic|Chinese|Mandarin|Japanese|Korean|Russian|Ukrainian|"
    r"Turkish|Hindi|Czech|Hungarian|Romanian|Welsh|Irish)\b"
)

_LEADS_TO_SKILL: Final = re.compile(
    r"\b(?:experience\w*|knowledge|command|grasp|understanding|background|expertise|familiar\w*|"
    r"proficien\w+|skilled|fluen\w+|good at|strong|know|training|require|knows)\b",
    re.IGNORECASE,
)


def name_skills(item: Passage, bank: Bank, *, listed: bool) -> Iterator[Passage]:
    """The skills in `item`, in order, each as it is written there.

    listed: the item is a line of a list, where a short member is a skill whatever it is; in a
    sentence it must follow a phrase such as "experience with", or be known or spelled as a name.
    """
    trusted = explaining = False
    for member in _members(item):
        lead = _LEAD.match(member.text)
        rest = member.part(lead.end() if lead else 0)
        trusted = trusted or (lead is not None and bool(_LEADS_TO_SKILL.search(lead.group())))
        named = _named(rest, bank)
        first = named is not None and named.span[0] == item.span[0]
        if named and (
            _is_known(named, bank, first=first) or (not explaining and (listed or trusted))
        ):
            yield named
            rest = rest.part(rest.text.find(named.text) + len(named.text))
        explaining = explaining or (named is not None and len(rest.text) > 0)
        yield from _inside(rest, bank)


def _members(item: Passage) -> Iterator[Passage]:
    begin = 0
    for separator in _MEMBERS.finditer(item.text):
        yield item.part(begin, separator.start())
        begin = separator.end()
    yield item.part(begin)


def _named(rest: Passage, bank: Bank) -> Passage | None:
    """The name that `rest` begins with, where it is one."""
    stop = _STOPS.search(rest.text)
    known = max(
        (
            len(found.text)
            for found in bank.skills.find(rest.text)
            if rest.text.startswith(found.text)
        ),
        default=0,
    )
    end = len(rest.text) if stop is None else max(stop.start(), known)
    name = rest.part(0, end).strip(" .,;:!?*•·'’\"")
    words = name.text.split()
    if not words or len(words) > _MAX_WORDS or len(name.text) > MAX_CHARACTERS:
        return None
    if _NOT_SKILLS.search(name.text) or not any(char.isalpha() for char in name.text):
        return None
    ends = {words[0].casefold(), words[-1].casefold()}
    return None if ends & _FUNCTION_WORDS else name


def _is_known(name: Passage, bank: Bank, *, first: bool) -> bool:
    """first: it begins the sentence, where a capital letter tells nothing."""
    return (
        next(bank.skills.find(name.text), None) is not None
        or _LANGUAGE.search(name.text) is not None
        or _SPELLED_AS_NAME.search(name.text[first:]) is not None
    )


def _inside(member: Passage, bank: Bank) -> Iterator[Passage]:
    """What is known, or spelled as a name, in a text that explains."""
    places = [match.span() for match in _LANGUAGE.finditer(member.text)]
    places += [match.span() for match in _PROPER_NAME.finditer(member.text)]
    taken = 0
    for found in bank.skills.find(member.text):
        taken = member.text.find(found.text, taken)
        places.append((taken, taken + len(found.text)))
    taken = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= taken and not _NOT_SKILLS.search(member.text[start:end]):
            yield member.part(start, end)
            taken = end
