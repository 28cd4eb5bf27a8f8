"""Phrases that are plain enough to praise somebody for, or to point at.

The features weigh many weak signs together; a sentence to a person needs one sign that is right.
"""

import re
from typing import Final


def _phrases(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_MONTHS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
_SEASONS: Final = "spring|summer|autumn|fall|winter|christmas|easter"
_COUNTED: Final = r"(?:a|an|one|two|three|four|five|six|several|a few|\d+)"

FIGURE: Final = _phrases(
    r"\d[\d.,]*",
    "percent",
    "twice",
    "doubled",
    "halved",
    "(?:by|in|about|a) half",
    "half (?:of|the)",
    "a third",
    "a quarter",
    "dozen",
    r"\w+teen",
    "eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    "hundreds?|thousands?|millions?",
    r"from \w+ (?:\w+ )?(?:down |up )?to (?:one|two|three|four|five|six|seven|eight|nine|zero)",
)
RESULT: Final = _phrases(
    "as a result",
    "in the end",
    "ended up",
    "resulted in",
    "turned out",
    r"(?:went|fell|dropped|rose|grew) (?:\w+ )?(?:down|up|from) (?:to|by|from|\w+ to)",
    r"(?:went|fell|dropped|rose|grew) from (?:about|around|almost|nearly|over|roughly|some) [\w-]+"
    r" (?:\w+ ){0,4}to",
    "(?:was|were|came) down|(?:was|were) back",
    "(?:fell|dropped|rose|grew|doubled|halved|shrank) (?:by|to)",
    "no longer",
    "stopped (?:coming|happening|calling|complaining)",
    r"never (?:happened|came|had|saw) (?:\w+ )?again",
    r"(?:has|have|had) not (?:happened|come|had|failed|missed)",
    r"(?:hasn't|haven't|hadn't) (?:happened|come|had|failed|missed)",
    "(?:they|she|he|it|we|that|which) (?:saved|cut|worked|passed|signed|stayed|renewed|paid)",
    "i (?:saved|cut the|reduced|passed)",
    "thanked (?:me|us)",
    "went live",
    r"got (?:\w+ ){1,3}back",
    "before (?:it|that) (?:had been|was)",
    "now (?:run|runs|use|uses|do|does|has|have|it's|it is|we|they)",
    "they all (?:came|did|agreed)",
    "it helped",
    "(?:is|are) still (?:open|there|in use|running|my customer|our customer)",
    "(?:they|she|he|the customer|the client)"
    " (?:listened|came round|came back|bought|ordered|survived)",
    "gave (?:us|me) \\w+ percent",
    "landed on",
    "by the end",
    "still (?:use|uses|using|runs|running|works|in use)",
    "(?:was|were) (?:fixed|solved|gone|shorter|faster|calmer)",
    r"after that (?:(?:it|they|we) (?:was|were|had|never)|all|every\w*|nobody|no one)",
    "came of it",
)
TASK: Final = _phrases(
    "(?:had|needed|was asked|were asked|was supposed) to",
    r"my (?:job|task|part) was|the task (?:\w+ ){0,4}was",
    "the (?:problem|trouble|question|difficulty|aim|goal) was",
    "wanted (?:me|us) to|(?:boss|manager|lead|head|customer|client|team) wanted to",
    "(?:was|were) (?:afraid|worried|against)|(?:we|they|i) missed",
    "could not|couldn't|nobody (?:knew|listened|had|could|wanted|was)",
    "(?:went|was|were|something|everything) wrong",
    "(?:was|were|got|had|is|are)"
    " (?:stuck|missing|late|angry|broken|failing|furious|unhappy|behind)",
    "broke down|complain(?:ed|ing)|failed|refused|the deadline",
)
SITUATION: Final = _phrases(
    rf"last (?:year|month|week|term|night|{_MONTHS}|{_SEASONS})",
    r"in (?:my|our) (?:\w+ )?"
    "(?:year|job|month|week|term|role|position|internship|season|class|team|shop)",
    r"at my (?:first|last|previous|old|former|current|aunt's|uncle's|father's|mother's) \w+",
    rf"(?:in|since|one|early|late) (?:{_MONTHS}|{_SEASONS})",
    r"in (?:19|20)\d\d",
    rf"{_COUNTED} (?:years?|months?|weeks?|days?|winters?|summers?) ago",
    "when i (?:was|worked|started|began|joined|had)",
    "(?:during|at|on) (?:my|our|a|the) (?:internship|placement|apprenticeship|night shift|shift)",
    "(?:this|that) one time",
    "(?:there was|we had|i had) (?:a|an|this|one)",
    "the situation (?:at|in|was)",
    "one (?:day|morning|evening|night|afternoon|time|monday|friday|saturday|sunday)",
    "i (?:was|was working|worked|work|did this) (?:in|at|on|for|as)",
    r"i was (?:a|an|the) (?:\w+ ){1,3}(?:at|in|for)",
)
REASON: Final = _phrases(
    "because", "so that", "that's why", "that is why", "the reason", "otherwise", "that way"
)
OTHER_SIDE: Final = _phrases(
    "on the other hand",
    "downside|drawback|trade-?off|catch",
    "the (?:risk|price|cost|danger) (?:is|was|of)",
    "at the (?:cost|price) of",
    "unless",
    "but only (?:if|when|for|where)",
    "except (?:when|where|if|for)",
    "(?:doesn't|does not|didn't|did not|won't) (?:help|work|scale) (?:when|if|for|where)",
    "it costs|that costs|which costs",
)
LEARNED: Final = _phrases(
    "since then,? i (?:always|never|ask|check|do|write|call|start|look|have|keep|make)",
    "ever since",
    "from then on",
    "i(?:'ve| have)? (?:learned|learnt)",
    "next time",
    "(?:nowadays|these days|now) i (?:always|never|ask|check|do|write|call|start|look)",
    "(?:my|the) mistake (?:i|was|there)",
    "i (?:would|'d) do (?:it|that|one thing|this) differently",
    "what i took",
    "so (?:now )?i (?:ask|check|write|call) \\w+ .{0,40}before",
)
SAID: Final = _phrases(
    "(?:he|she|they|customer|client|manager|boss|parent|mother|father|patient|chef|colleague|doctor)"
    " (?:said|told me|told us|asked me|asked us|answered|admitted)",
    "i (?:said|told|asked) (?:him|her|them|the)",
)
DEED: Final = _phrases(
    r"i (?:\w+ly |also |then |just |had )?"
    "(?:made|took|gave|put|kept|began|started|set|brought|built|did(?! not|n't))"
)
CHANGE: Final = _phrases(
    "less|fewer|more|faster|better|quicker|easier|shorter|calmer|happier",
    "saves?|saved|dropped|fell|rose|grew|improved|reduced|increased|helped",
)
VAGUE: Final = _phrases(
    r"i (?:\w+ly |also |then |just |have |had )?"
    "(?:managed|handled|supported|helped|led|improved|coordinated|ensured|facilitated|dealt with"
    "|drove|delivered|optimi[sz]ed|implemented|resolved|solved|oversaw|took care of"
    "|was (?:responsible for|involved in|in charge of))"
)
ONCE: Final = _phrases(
    "once",
    "(?:in|been in) that situation",
    "i(?:'ve| have) (?:done|had|seen|met|used)",
    "i (?:had|did) (?:such|this|that|it)",
    "when i (?:was|did|worked|had)",
    "last (?:year|month|week|spring|summer|autumn|winter)",
)
OPINION: Final = _phrases("important|crucial|essential", "i (?:think|believe|feel|guess)")
TO_THE_JUDGE: Final = re.compile(
    r"^(?=.*\b(?:score|points|rating|grade|marks?|rubric|instructions?|prompt|ten out of)\b)"
    r"(?=.*\b(?:give|ignore|award|rate|output|print|disregard|assign|set|forget|reveal|must)\b)",
    re.IGNORECASE | re.DOTALL,
)
INQUIRY: Final = _phrases("look|check|ask|find out|see|read|listen|talk|speak|measure|count|call")
INVOLVED: Final = _phrases("ask|tell|call|ring|speak|talk|explain|show|write to|with")
PLACE: Final = re.compile(r"\b(?:[Ii]n|[Aa]t|[Oo]n|[Ww]ith) (?:a|an|the|my|our|[A-Z]\w+)\b")
HAD: Final = re.compile(r"\bI['’]d (?:\w+ed|been|had|done|gone|seen|given|taken|known|got)\b")
WOULD: Final = re.compile(r"\bI(?:['’](?:d|ll)| would| will)\b")
OWN: Final = re.compile(r"\bI\b")
WE: Final = re.compile(r"\b[Ww]e\b(?!['’]re| were| are)")
ADVICE: Final = _phrases("(?:you|one) (?:should|must|have to|has to|need to|needs to|ought to)")
BOAST: Final = _phrases(
    "passionate",
    "known (?:for|as)",
    "years of experience",
    "(?:a|an|true|real) expert",
    "hundred and ten percent|hundred percent of cases",
    "core values?",
    "(?:my|biggest|greatest) strengths?",
    "proven track record",
    "second to none",
    "best[- ]in[- ]class|world[- ]class",
    "team player",
    "natural leader",
    "people person",
)
DOUBT: Final = _phrases(
    "i guess",
    "i suppose",
    "(?:sort|kind) of",
    "maybe",
    "i(?:'m| am) not (?:really |quite )?sure",
    "hopefully",
    "somehow",
    "or something(?: like that)?",
    "or whatever",
    "and stuff",
)
