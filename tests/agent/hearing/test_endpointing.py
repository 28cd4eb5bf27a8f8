"""When a turn ends: the promises of the decision, for any order of events."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

from hypothesis import given
from hypothesis import strategies as st

from agent.engines.transcriber import Ending
from agent.hearing import endpointing as ep
from agent.hearing.completeness import Completeness
from schemas.vocabulary import Patience

READS: tuple[Completeness, ...] = get_args(Completeness)


SURE = Ending(stops=0.95, goes_on=0.01, last_word=0.98)
DOUBTFUL = Ending(stops=0.4, goes_on=0.3, last_word=0.4)

shares = st.floats(0, 1)
endings = st.one_of(st.none(), st.builds(Ending, stops=shares, goes_on=shares, last_word=shares))
all_words = st.builds(ep.Words, read=st.sampled_from(READS), ending=endings)


def run(
    *events: ep.Event, settings: ep.Settings | None = None
) -> tuple[ep.Endpointing, list[ep.Command]]:
    state = ep.Endpointing(settings=settings or ep.Settings())
    commands: list[ep.Command] = []
    for event in events:
        state, more = ep.step(state, event)
        commands += more
    return state, commands


def paused(
    words: ep.Words | None, voice: float | None = None, settings: ep.Settings | None = None
) -> tuple[ep.Endpointing, list[ep.Command]]:
    """A turn that fell silent at 1 s and whose pause was judged at 1.2 s."""
    events: list[ep.Event] = [ep.Spoke(0.0), ep.Fell(1.1, 1.0)]
    if voice is not None:
        events.append(ep.Listened(1.15, 1, voice))
    if words is not None:
        events.append(ep.Read(1.2, 1, words))
    return run(*events, settings=settings)


def end_after(
    read: Completeness,
    voice: float | None = None,
    *,
    ending: Ending | None = None,
    settings: ep.Settings | None = None,
) -> float:
    """Seconds of silence after which such a turn ends."""
    state, commands = paused(ep.Words(read, ending), voice, settings)
    assert not any(isinstance(c, ep.EndTurn) for c in commands)
    due = min(c.at_s for c in commands[-1:] if isinstance(c, ep.WakeAt))
    _, commands = ep.step(state, ep.Passed(due))
    assert commands == (ep.EndTurn(due),)
    return due - 1.0


def test_a_finished_sentence_ends_soon_and_a_dangling_one_outlasts_a_pause_of_two_seconds() -> None:
    assert end_after("finished", voice=0.8, ending=SURE) <= 0.5
    assert end_after("unfinished", voice=0.4, ending=DOUBTFUL) > 2.0


def test_a_voice_that_sounds_unfinished_never_shortens_the_pause() -> None:
    for read in READS:
        waits = [end_after(read, voice) for voice in (0.9, 0.7, 0.5, 0.3, 0.1)]
        assert waits == sorted(waits)
    assert end_after("open", voice=0.1) > end_after("open", voice=0.9)


def test_a_recogniser_that_is_less_sure_of_the_end_never_shortens_the_pause() -> None:
    for read in READS:
        assert end_after(read, 0.5, ending=DOUBTFUL) >= end_after(read, 0.5, ending=SURE)
    assert end_after("finished", 0.5, ending=DOUBTFUL) > end_after("finished", 0.5, ending=SURE)


def test_an_answer_that_says_that_it_is_over_ends_first() -> None:
    in_order: tuple[Completeness, ...] = ("closing", "finished", "unfinished")
    for voice in (0.2, 0.5, 0.8):
        waits = [end_after(read, voice) for read in in_order]
        assert waits == sorted(waits)


def test_after_let_me_think_even_a_finished_sentence_is_waited_for() -> None:
    assert end_after("finished", settings=ep.Settings(hold=True)) > 10


def test_the_hold_is_over_with_the_turn() -> None:
    state, _ = run(
        ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Commit(1.2), settings=ep.Settings(hold=True)
    )
    assert not state.settings.hold


def test_in_manual_mode_only_the_candidate_ends_the_turn() -> None:
    state, commands = paused(ep.Words("finished"), settings=ep.Settings(mode="manual"))
    _, later = ep.step(state, ep.Passed(60.0))
    assert not any(isinstance(c, ep.EndTurn) for c in [*commands, *later])
    _, committed = ep.step(state, ep.Commit(61.0))
    assert committed == (ep.EndTurn(61.0),)


def test_a_verdict_about_an_older_pause_changes_nothing() -> None:
    state, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Spoke(1.4), ep.Fell(2.1, 2.0))
    assert ep.step(state, ep.Read(2.2, 1, ep.Words("finished"))) == (state, ())
    assert ep.step(state, ep.Listened(2.2, 1, 0.9)) == (state, ())


def test_a_commit_in_mid_speech_asks_for_words_that_no_older_pause_can_give() -> None:
    state, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Spoke(1.4))
    ended, _ = ep.step(state, ep.Commit(2.0))
    assert ended.pause - 1 > state.pause


def test_words_that_cannot_be_had_are_waited_for_like_an_unfinished_sentence() -> None:
    state, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Read(1.2, 1, None))
    unread, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Read(1.2, 1, ep.Words("unfinished")))
    assert ep.required_pause(state) == ep.required_pause(unread)


times = st.floats(0.03, 1.0)
Happening = Literal["spoke", "fell", "passed"] | tuple[int, ep.Words | None] | tuple[int, float]
"""A verdict names its pause: with words it was read, with a number it was listened to."""

verdicts: st.SearchStrategy[Happening] = st.one_of(
    st.sampled_from(("spoke", "fell", "passed")),
    st.tuples(st.integers(0, 6), st.one_of(st.none(), all_words)),
    st.tuples(st.integers(0, 6), st.floats(0, 1)),
)


@dataclass
class Simulated:
    """A microphone that is audible or not, whose events reach the decision in time order."""

    state: ep.Endpointing
    now_s: float = 0.0
    audible_until_s: float = 0.0
    ends: int = 0

    def advance(self, what: Happening, delay_s: float) -> None:
        self.now_s += delay_s
        match what:
            case "spoke":
                event: ep.Event = ep.Spoke(self.now_s)
            case "fell":
                if not self.state.speaking:
                    return
                self.audible_until_s = self.now_s
                event = ep.Fell(self.now_s, self.audible_until_s)
            case "passed":
                event = ep.Passed(self.now_s)
            case (pause, verdict):
                if isinstance(verdict, float | int):
                    event = ep.Listened(self.now_s, pause, verdict)
                else:
                    event = ep.Read(self.now_s, pause, verdict)
        before = self.state
        self.state, commands = ep.step(before, event)
        for command in commands:
            if isinstance(command, ep.EndTurn):
                self.ends += 1
                self.check_end(before, event)

    def check_end(self, before: ep.Endpointing, event: ep.Event) -> None:
        assert before.open
        assert not before.speaking, "ended while speech was active"
        pending = before.words is None and not before.text_failed and not isinstance(event, ep.Read)
        waited = self.now_s - before.last_audible_s
        assert not pending or before.settings.hold or waited >= ep.TEXT_DEADLINE_S - 1e-6


@given(
    st.lists(st.tuples(verdicts, times), max_size=60),
    st.sampled_from(["brisk", "normal", "patient"]),
)
def test_no_order_of_events_ends_a_turn_in_speech_or_before_its_words(
    happenings: list[tuple[Happening, float]], patience: Patience
) -> None:
    simulated = Simulated(ep.Endpointing(settings=ep.Settings(patience=patience)))
    for what, delay_s in happenings:
        simulated.advance(what, delay_s)


@given(st.lists(st.tuples(verdicts, times), max_size=60))
def test_after_silence_and_words_the_turn_always_ends(
    happenings: list[tuple[Happening, float]],
) -> None:
    simulated = Simulated(ep.Endpointing())
    for what, delay_s in happenings:
        simulated.advance(what, delay_s)
    simulated.advance("spoke", 0.1)
    simulated.advance("fell", 0.5)
    ends = simulated.ends
    simulated.advance((simulated.state.pause, ep.Words("unfinished")), 0.1)
    simulated.advance("passed", 30.0)
    assert simulated.ends == ends + 1


@given(all_words, st.one_of(st.none(), shares))
def test_more_patience_never_ends_earlier(words: ep.Words, voice: float | None) -> None:
    state, _ = paused(words, voice)
    levels: tuple[Patience, ...] = ("brisk", "normal", "patient")
    waits = [
        ep.required_pause(replace(state, settings=ep.Settings(patience=level))) for level in levels
    ]
    assert waits == sorted(wait for wait in waits if wait is not None)


@given(all_words, shares, st.integers(0, 9))
def test_after_a_cut_in_no_pause_is_shorter(words: ep.Words, voice: float, cut_ins: int) -> None:
    state, _ = paused(words, voice)
    once_more = ep.Settings(cut_ins=cut_ins + 1)
    before = ep.required_pause(replace(state, settings=ep.Settings(cut_ins=cut_ins)))
    after = ep.required_pause(replace(state, settings=once_more))
    assert before is not None
    assert after is not None
    assert after > before or cut_ins >= ep.MOST_CUT_INS or before == ep.LONGEST_S
    assert after >= before
