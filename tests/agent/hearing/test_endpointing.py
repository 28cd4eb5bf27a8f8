"""When a turn ends: the promises of the decision, for any order of events."""

from dataclasses import dataclass, replace
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from agent.hearing import endpointing as ep
from agent.hearing.completeness import Completeness
from schemas.vocabulary import Patience

WORDS: tuple[Completeness, ...] = ("finished", "open", "leaning", "unfinished")


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
    words: Completeness | None, voice: float | None = None, settings: ep.Settings | None = None
) -> tuple[ep.Endpointing, list[ep.Command]]:
    """A turn that fell silent at 1 s and whose pause was judged at 1.2 s."""
    events: list[ep.Event] = [ep.Spoke(0.0), ep.Fell(1.1, 1.0)]
    if voice is not None:
        events.append(ep.Listened(1.15, 1, voice))
    if words is not None:
        events.append(ep.Read(1.2, 1, words))
    return run(*events, settings=settings)


def end_after(
    words: Completeness, voice: float | None = None, settings: ep.Settings | None = None
) -> float:
    """Seconds of silence after which such a turn ends."""
    state, commands = paused(words, voice, settings)
    assert not any(isinstance(c, ep.EndTurn) for c in commands)
    due = min(c.at_s for c in commands[-1:] if isinstance(c, ep.WakeAt))
    _, commands = ep.step(state, ep.Passed(due))
    assert commands == (ep.EndTurn(due),)
    return due - 1.0


def test_a_finished_sentence_ends_soon_and_a_dangling_one_outlasts_a_pause_of_two_seconds() -> None:
    assert end_after("finished", voice=0.5) < 0.5
    assert end_after("unfinished") > 2.0


def test_a_voice_that_sounds_unfinished_delays_a_sentence_that_reads_finished() -> None:
    assert end_after("finished", voice=0.05) > end_after("finished", voice=0.5)


def test_a_voice_that_sounds_finished_shortens_words_that_do_not_tell() -> None:
    assert end_after("open", voice=0.9) < end_after("open", voice=0.3)


def test_after_let_me_think_even_a_finished_sentence_is_waited_for() -> None:
    assert end_after("finished", settings=ep.Settings(hold=True)) > 10


def test_a_last_word_that_leads_on_is_outweighed_by_a_final_voice_only() -> None:
    assert end_after("leaning", voice=0.4) > 2.0
    assert end_after("leaning", voice=0.6) < 0.7


def test_the_hold_is_over_with_the_turn() -> None:
    state, _ = run(
        ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Commit(1.2), settings=ep.Settings(hold=True)
    )
    assert not state.settings.hold


def test_in_manual_mode_only_the_candidate_ends_the_turn() -> None:
    state, commands = paused("finished", settings=ep.Settings(mode="manual"))
    _, later = ep.step(state, ep.Passed(60.0))
    assert not any(isinstance(c, ep.EndTurn) for c in [*commands, *later])
    _, committed = ep.step(state, ep.Commit(61.0))
    assert committed == (ep.EndTurn(61.0),)


def test_a_verdict_about_an_older_pause_changes_nothing() -> None:
    state, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Spoke(1.4), ep.Fell(2.1, 2.0))
    assert ep.step(state, ep.Read(2.2, 1, "finished")) == (state, ())
    assert ep.step(state, ep.Listened(2.2, 1, 0.9)) == (state, ())


def test_a_commit_in_mid_speech_asks_for_words_that_no_older_pause_can_give() -> None:
    state, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Spoke(1.4))
    ended, _ = ep.step(state, ep.Commit(2.0))
    assert ended.pause - 1 > state.pause


def test_words_that_cannot_be_had_are_waited_for_like_an_unfinished_sentence() -> None:
    state, _ = run(ep.Spoke(0.0), ep.Fell(1.1, 1.0), ep.Read(1.2, 1, None))
    assert ep.required_pause(state) == ep.PAUSES["unfinished"].sure_s


times = st.floats(0.03, 1.0)
Happening = Literal["spoke", "fell", "passed"] | tuple[int, Completeness | None] | tuple[int, float]
"""A verdict names its pause: with words it was read, with a number it was listened to."""

verdicts: st.SearchStrategy[Happening] = st.one_of(
    st.sampled_from(("spoke", "fell", "passed")),
    st.tuples(st.integers(0, 6), st.sampled_from((*WORDS, None))),
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
    simulated.advance((simulated.state.pause, "unfinished"), 0.1)
    simulated.advance("passed", 30.0)
    assert simulated.ends == ends + 1


@given(st.sampled_from(WORDS), st.one_of(st.none(), st.floats(0, 1)))
def test_more_patience_never_ends_earlier(words: Completeness, voice: float | None) -> None:
    state, _ = paused(words, voice)
    levels: tuple[Patience, ...] = ("brisk", "normal", "patient")
    waits = [
        ep.required_pause(replace(state, settings=ep.Settings(patience=level))) for level in levels
    ]
    assert waits == sorted(wait for wait in waits if wait is not None)
