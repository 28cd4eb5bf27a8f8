"""The phrasings of what a candidate may ask the interviewer for, as anchored patterns.

A turn is a request only when nothing else is in it: fillers, the request, a polite tail. Keywords
alone prove nothing, because answers are full of them ("we decided to skip this one meeting").
Patterns are matched against `agent.interview.words.plain` text.
"""

import re
from typing import Final


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_YOU: Final = _any(
    "(?:can|could|would|will) you(?: please| kindly| maybe| just| possibly)*",
    "any chance you could",
    "(?:is it|would it be) (?:okay|all right|possible) for you to",
    "(?:i would like|can i get|could i get|i need) you to",
    "i was wondering if you could",
    "please",
)
_WE: Final = _any(
    "(?:do you think )?(?:can|could|may|shall|should) (?:we|i)(?: please| maybe| just)*",
    "(?:maybe |perhaps )?(?:we|i|you) (?:can|could|should)(?: just)?",
    "let (?:us|me)(?: please| just)*",
    "i (?:would (?:like|prefer|love)|want|need|have|have got|am going|prefer) to(?: just)?",
    "i (?:just )?(?:would rather|will|will just|need to|have to|want to|will have to)",
    "(?:would it be|is it) (?:okay|all right|fine|possible) (?:if (?:we|i)|to)",
    "(?:do|would) you mind if (?:we|i)",
    "please(?: just)?",
    "i was wondering if (?:we|i) could",
)
_LEAD: Final = _any(
    "um|uh|uhm|erm|er|hmm|hm|mm|ah|oh|ooh|oof|well|so|okay|right|yeah|yes|no|actually|sorry",
    "wait|hey|hi|sure|just|probably",
    "please|honestly|maybe|but|and|then|interesting|thanks|maya|joe|helen",
    "i am (?:really |so )?sorry",
    "i apologi[sz]e",
    "excuse me",
    "pardon me",
    "thank you",
    "hang on",
    "hold on",
    "all right",
    "you know(?: what)?",
    "to be honest",
    "i mean",
    "i (?:think|guess)",
    "(?:that is|oh|what)? ?an? (?:really |very )?(?:good|great|tough|hard|interesting|tricky|nice)"
    " (?:question|one)",
    "(?:good|great|tough|hard|interesting|tricky) (?:question|one)",
)
_TAIL: Final = _any(
    "please|thanks|sorry|maybe|now|then|though|here|actually|maya|joe|helen",
    "thank you",
    "for me",
    "for now",
    "if (?:that is|it is) (?:okay|all right|fine|possible)",
    "if (?:possible|you do not mind|you would not mind|you can|you could)",
    "(?:is that|would that be) (?:okay|all right)",
    "real quick",
    "quickly",
    "(?:would|could) you",
)
_AGAIN: Final = _any(
    "again", "(?:one|once|another) more time", "once more", "one more", "another time"
)

_THE_QUESTION: Final = _any(
    "(?:that|it|this)",
    "(?:the|your|this|that) (?:first |second |last |whole |full |entire |previous )*"
    "(?:question|part|bit|thing|half|sentence)(?: of (?:it|that|(?:the|your) question))?",
    "what you (?:just |have just )?(?:said|asked)",
)
_MISSED: Final = _any(
    "(?:i am afraid )?i (?:did not|could not|do not think i) (?:quite |really |fully )?"
    f"(?:catch|hear|get|understand|heard|caught|got)(?: {_THE_QUESTION}| you)?(?: properly| well)?",
    f"i (?:just )?(?:missed|forgot|have forgotten|lost) {_THE_QUESTION}",
    "i (?:lost|missed) you(?: for a (?:second|moment|minute))?",
    "i (?:zoned|spaced) out(?: for a (?:second|moment))?",
    "i (?:was not|am not) (?:really )?(?:listening|paying attention)",
    "i (?:do not|can not) (?:really )?(?:remember|recall|understand) (?:that|the question)",
    "(?:you|it|the (?:audio|sound)|(?:my|the) (?:connection|audio|sound|internet))"
    " (?:just )?(?:broke up|were breaking up|cut out|were cutting out)",
    "(?:my|the) (?:connection|audio|sound|internet) (?:just )?(?:dropped(?: out)?|froze|lagged)",
)
_HOW: Final = "(?: (?:a (?:bit|little(?: bit)?) )?(?:slower|louder|more slowly|slowly))"
_REPEAT_VERB: Final = _any(
    f"(?:repeat|rephrase|restate|reask)(?: {_THE_QUESTION})?(?: {_AGAIN})?{_HOW}?",
    f"(?:say|ask|read|go over|state|tell me)(?: {_THE_QUESTION})? {_AGAIN}{_HOW}?",
    f"run {_THE_QUESTION} (?:by|past) me(?: {_AGAIN})?",
)
_REPEATING: Final = _any(
    f"(?:repeating|rephrasing|restating)(?: {_THE_QUESTION})?(?: {_AGAIN})?",
    f"(?:saying|asking|reading)(?: {_THE_QUESTION})? {_AGAIN}",
)
REPEAT: Final = _any(
    f"(?:{_YOU} )?{_REPEAT_VERB}",
    f"(?:(?:would|do) you )?mind {_REPEATING}",
    f"(?:is it|would it be) possible to {_REPEAT_VERB}",
    f"(?:(?:can|could|may) i(?: please)?|i (?:would like|want|need) to) (?:hear|have|get)"
    f" {_THE_QUESTION} {_AGAIN}",
    f"(?:once )?{_AGAIN}",
    "come again",
    "(?:i )?(?:beg )?(?:your )?pardon(?: me)?",
    f"(?:{_MISSED} )?(?:so )?what (?:was|is) (?:the|your) question"
    f"(?: you (?:just )?asked)?(?: {_AGAIN})?",
    "what were you (?:asking|saying)",
    f"what (?:was|is) (?:that|it)(?: {_AGAIN})?",
    f"what did you (?:just )?(?:say|ask)(?: {_AGAIN})?",
    "(?:please do|yes please)",
    f"{_MISSED}(?: (?:so |and |but )?{_YOU} {_REPEAT_VERB})?",
    f"{_MISSED} (?:please )?{_REPEAT_VERB}",
    f"{_YOU} {_REPEAT_VERB} {_MISSED}",
)

_A_MOMENT: Final = (
    "(?:just )?(?:a|an|one|another|just one|just a|some|few|a few|a couple of|like a|two)"
    " (?:quick |little |short )?(?:seconds?|moments?|minutes?|while|bit|time|beat)"
)
_ABOUT_IT: Final = (
    "(?: about (?:that|it|this|(?:this|that|the) (?:one|question)|(?:how to answer|my answer to)"
    " (?:that|this|it|the question)|my answer|how to put (?:it|this|that)))"
)
_THINK: Final = _any(
    f"(?:think|reflect)(?:{_ABOUT_IT}| (?:this|that|it) (?:through|over)| here)?"
    f"(?: (?:for )?{_A_MOMENT})?",
    f"consider (?:that|this|it)(?: (?:for )?{_A_MOMENT})?",
    f"think (?:for )?{_A_MOMENT}{_ABOUT_IT}?",
    f"think (?:of|about) (?:a|an) (?:good |better |concrete |specific )?"
    f"(?:example|answer|situation|case|one)(?: (?:for )?{_A_MOMENT})?",
    "have a think",
    f"(?:gather|collect|sort|organi[sz]e) my thoughts(?: (?:for )?{_A_MOMENT})?",
)
THINK: Final = _any(
    f"(?:{_A_MOMENT} )?let me (?:just |please |quickly )*(?:pause and )?{_THINK}",
    f"let me (?:just )?(?:take|have) {_A_MOMENT}(?: (?:to|and) {_THINK})?",
    "let me (?:see|recall|remember)",
    f"(?:(?:can|could|would|will) you (?:please |just )*)?(?:give|allow) me {_A_MOMENT}"
    f"(?: here)?(?: to {_THINK})?",
    f"{_A_MOMENT}(?: to {_THINK})?",
    f"{_WE} {_THINK}",
    f"(?:i )?(?:am going to |will |would |just |really )*(?:need|like|want)"
    f"(?: to take| to have)? {_A_MOMENT}(?: to {_THINK})?",
    f"(?:{_WE}) (?:have|take|get) {_A_MOMENT}(?: to {_THINK})?",
    "i (?:am|was) (?:still |just )*thinking",
    f"(?:still |just )*(?:thinking{_ABOUT_IT}?|(?:gathering|collecting) my thoughts)",
    f"bear with me(?: for)?(?: {_A_MOMENT})?",
    f"(?:hold|hang) on(?: for)?(?: {_A_MOMENT})?",
    f"wait(?: for)?(?: {_A_MOMENT})?",
)

_SKIPPED: Final = _any(
    "(?:that|it|this)", "(?:this|that|the) (?:one|question)", "(?:this|that) here"
)
_NEXT: Final = "(?:the )?next (?:one|question|topic)"
_SKIP_VERB: Final = _any(
    f"skip(?: (?:over )?{_SKIPPED})?",
    f"pass(?: on {_SKIPPED})?",
    f"(?:move|go|carry) (?:on|forward)(?: to {_NEXT}| from {_SKIPPED})?",
    f"(?:move|go|jump|skip) (?:ahead )?to {_NEXT}",
    f"come back to {_SKIPPED}(?: later)?",
    f"(?:do|hear|take|have|try|get) (?:{_NEXT}|(?:a different|another) (?:one|question))",
)
_STUCK: Final = _any(
    "i (?:really |honestly |just )*(?:do not|would not) know"
    "(?: the answer(?: to (?:that|this)(?: one)?)?| that| this| that one)?",
    "i (?:really |honestly )?have no (?:idea|answer|clue)(?: for (?:that|this))?",
    "i am (?:really )?not (?:really )?sure(?: about (?:that|this)(?: one)?)?",
    "i (?:really |honestly )?(?:do not|can not)(?: really)? have"
    " (?:(?:an|any|a good|much of an) (?:answer|example|experience)|anything)"
    "(?: (?:for|to|of|with|in) (?:that|this|it)(?: one)?)?",
    "(?:nothing comes to mind|i have nothing)(?: for (?:that|this)(?: one)?)?",
    "i (?:can not|could not) think of (?:anything|one|an example|a good example)",
    "i have never done (?:that|this)",
    "no idea",
)
_ASK_TO_SKIP: Final = _any(
    f"(?:{_WE} |{_YOU} )?{_SKIP_VERB}",
    f"i think {_WE} {_SKIP_VERB}",
    _NEXT,
    "next",
    f"(?:i am )?ready for {_NEXT}",
    f"what is {_NEXT}",
    f"(?:{_YOU} )?(?:ask|give) me"
    f" (?:something else|(?:another|a different) (?:one|question)|{_NEXT})(?: instead)?",
    f"i (?:do not want|would rather not|would prefer not|do not wish)(?: to)? answer {_SKIPPED}",
)

SKIP: Final = (
    f"(?:{_STUCK} (?:(?:so|but|and|um|uh|honestly|maybe|i think|please) )*)?{_ASK_TO_SKIP}"
    f"(?: (?:(?:please|because) )*{_STUCK})?"
)

_SESSION: Final = "(?:the|this|our) (?:interview|session|call|conversation|practice)"
_NOW_OR_HERE: Final = "(?:right )?(?:here|now)|for (?:today|now)|for the day"
# "I'll stop here" and "let me stop there" end an answer, not the interview: no "will", no "me".
_WE_END: Final = _any(
    "(?:do you think )?(?:can|could|may|shall|should) (?:we|i)(?: please| maybe| just)*",
    "(?:maybe |perhaps )?we (?:can|could|should)(?: probably)?(?: just)?",
    "let us(?: please| just)*",
    "i (?:would (?:like|prefer|love)|want|wish|need|have|have got|prefer) to(?: just)?",
    "i would rather",
    "(?:would it be|is it) (?:okay|all right|fine|possible) (?:if (?:we|i)|to)",
    "(?:do|would) you mind if (?:we|i)",
    "please(?: just)?",
)
_STOP_VERB: Final = _any(
    f"(?:stop|end|finish|quit|conclude|leave|terminate) {_SESSION}(?: {_NOW_OR_HERE})*",
    f"(?:stop|end|finish|finish up|quit|wrap up|conclude)(?: it| this)?(?: (?:{_NOW_OR_HERE}))+",
    f"wrap (?:it|this|things) up(?: (?:{_NOW_OR_HERE}))*",
    "end this",
    "call it a day",
    "leave it (?:here |there |at that )?for (?:today|now)",
)
STOP: Final = _any(
    f"(?:i am (?:really |too |very )?(?:tired|exhausted) )?(?:so )?{_WE_END} {_STOP_VERB}",
    f"(?:{_YOU} |i am going to )?(?:stop|end|finish|quit) {_SESSION}(?: {_NOW_OR_HERE})*",
    f"i think {_WE_END} {_STOP_VERB}",
    f"(?:i am|we are) done (?:for today|with {_SESSION})",
    "we are done here",
    "(?:that is |this is )?(?:it|all|enough) for today(?: let us stop)?",
    "(?:something (?:just )?came up )?(?:and |so )?i (?:have|have got|got|need) to"
    " (?:go|leave) now",
    f"i do not want to (?:continue|go on)(?: with)?(?: {_SESSION})?(?: any ?more| now)?",
)

FILLER: Final = _any(
    "um|uh|uhm|erm|er|hmm|hm|mm|ah|oh|well|so|okay|right|like|and|but|yeah|yes|hello|hi|hey",
    "all right",
    "you know",
    "(?:that is )?(?:an? )?(?:really |very )?(?:good|great|tough|hard|interesting|tricky)"
    " (?:question|one)",
    "(?:maya|joe|helen)",
    "good (?:morning|afternoon|evening)",
    "(?:it is )?(?:nice|good|great) to meet you(?: too)?",
    "thank you",
    "thanks",
)

BACKCHANNEL: Final = _any(
    # Hums come in every spelling: "mm", "mhm", "m hmm", "em hem", "um hum", "uhhuh".
    "[aeu]?h?m+h*m*|h[eu]?m+|m+[aeio]|amen|mama|uh|ha|huh|uh?h?[hu]m+|uh+uh",
    "yeah|yep|yup|yes|okay|right on|sure|for sure|ah|aha|oh|cool|great|nice|totally|gotcha",
    "good|true|exactly|absolutely|definitely|understood|indeed|wow|perfect|thanks",
    "(?:(?:that is|that sounds|sounds|very|really|so|how) )?"
    "(?:interesting|great|good|nice|true|right|fair)",
    "all right(?: then)?",
    "i (?:see|know|understand)",
    "got (?:it|you)",
    "of course",
    "(?:that )?makes? sense",
    "fair enough",
    "good (?:question|point)",
    "thank you",
    "go on",
    "no (?:worries|problem)",
)


def whole(core: str) -> re.Pattern[str]:
    """A pattern for a turn that holds `core` and nothing but fillers and politeness around it."""
    return re.compile(f"(?:{_LEAD} )*{core}(?: {_TAIL})*")


def repeated(token: str, most: int) -> re.Pattern[str]:
    """A pattern for one to `most` tokens and nothing else."""
    return re.compile(f"{token}(?: {token}){{0,{most - 1}}}")
