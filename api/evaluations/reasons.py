"""Why an answer has no score, in words that follow “Not scored:”."""

from typing import Final

NOT_SET_UP: Final = "evaluation is not set up"
UNFINISHED: Final = "the interview is not finished"
SKIPPED: Final = "the question was skipped"
UNANSWERED: Final = "the question was not answered"
NOTHING_ANSWERED: Final = "no question was answered"
BEING_EVALUATED: Final = "it is being evaluated"
NOT_EVALUATED: Final = "it was not evaluated; ask for it"
NOT_ALIKE: Final = "no answer has a score; each says why"
TOO_SHORT: Final = "the answer is too short to be judged"
UNSURE: Final = (
    "too much of what was said may have been misheard; correct the transcript to have it judged"
)
UNREAD: Final = "the recording could not be read in full; correct the transcript to have it judged"
BROKE: Final = "the evaluation did not work, also not after several tries; you can ask for it again"
CHANGED: Final = "the answer was changed or evaluated meanwhile"
JUDGED_TWICE: Final = "it was judged a second time already; a person decides"
SAME_RULES: Final = "it is judged by rules, which always find the same in the same words"
TOO_SLOW: Final = "the evaluation took too long; you can ask for it again"
