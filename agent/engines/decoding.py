"""Rules around one Whisper decode: how much to encode, when to doubt the outcome. Pure."""

import math

WHOLE_WINDOW_S = 30.0
"""What Whisper was trained on; nothing longer fits."""

LONGEST_PIECE_S = 14.0
"""Longest audio for one decode. 26 s would fit, but costs 30 MB a worker and gains no accuracy."""

HINT_FROM_S = 1.5
"""Shorter audio is decoded without a hint: a quiet "yes" becomes "React" with one."""

HARDLY_SPEECH = 0.2
"""Above this no-speech probability a hint is dropped: over noise Whisper recites it."""

_MIN_WINDOW_S = 12.0
_TAIL_S = 4.0
_TOKENS_PER_S = 8.0
_TOKENS_EXTRA = 20
_FASTEST_WORDS_PER_S = 4.5
_DOUBTFUL_LOGPROB = -1.0


def window_s(duration_s: float) -> float:
    """Seconds to encode: the audio and enough silence that the decoder finds its end."""
    return min(WHOLE_WINDOW_S, max(_MIN_WINDOW_S, duration_s + _TAIL_S))


def token_cap(duration_s: float) -> int:
    """More tokens than anybody says in this time: a decoder that gets there is looping."""
    return int(duration_s * _TOKENS_PER_S) + _TOKENS_EXTRA


def is_silence(text: str, logprob: float, no_speech: float) -> bool:
    """Whether the text was made up over silence, noise or a cough.

    On those Whisper says "you", "Thank you." or a hinted term, with a high no-speech probability
    and a low mean log-probability; quiet real words keep at least one of them in order.

    logprob: mean over the tokens. no_speech: probability of the no-speech token.
    """
    words = [_bare(word) for word in text.split()]
    if not any(words):
        return True
    if len(words) >= 3 and len(set(words)) == 1 and no_speech > 0.5:
        return True
    return (no_speech > 0.6 and logprob < -0.9) or (no_speech > 0.2 and logprob < -2.0)


def is_doubtful(logprob: float, tokens: int, cap: int) -> bool:
    """Whether a shortened window may have spoiled the decode, so the whole one should be tried."""
    return tokens >= cap or logprob < _DOUBTFUL_LOGPROB


def without_copies(text: str) -> str:
    """The text without a repetition of four words or more that runs to its end.

    Whisper appends such copies when it misses the end of the audio; but people, too, repeat
    themselves, so this alone decides nothing.
    """
    words = text.split()
    keys = [_bare(word) for word in words]
    repeated = max((_tail_matching(keys, period) for period in range(4, len(keys) - 3)), default=0)
    return text if repeated < 4 else " ".join(words[: len(words) - repeated])


def too_fast(text: str, duration_s: float) -> bool:
    """Whether nobody could have said all this in the time."""
    return len(text.split()) >= duration_s * _FASTEST_WORDS_PER_S


def confidence(logprob: float) -> float:
    """Mean token probability, 0–1."""
    return min(1.0, math.exp(logprob))


def _tail_matching(keys: list[str], period: int) -> int:
    """How many of the last words equal the word `period` places before."""
    count = 0
    while count + period < len(keys) and keys[-1 - count] == keys[-1 - count - period]:
        count += 1
    return count


def _bare(word: str) -> str:
    return "".join(c for c in word.casefold() if c.isalnum())
