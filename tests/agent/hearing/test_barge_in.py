"""Who gets the floor."""

from hypothesis import given
from hypothesis import strategies as st

from agent.hearing import barge_in as bi


def run(*events: bi.Event) -> list[str]:
    state = bi.BargeIn()
    done: list[str] = []
    for event in events:
        state, commands = bi.step(state, event)
        done += commands
    return done


def bursts(until_s: float, cut_in: bool = False) -> list[bi.Event]:
    return [bi.Burst(n * 0.032, cut_in) for n in range(2, int(until_s / 0.032) + 1)]


def test_real_speech_stops_the_voice_before_its_words_are_known() -> None:
    assert "yield" in run(*bursts(0.5))


def test_its_words_give_the_candidate_the_floor() -> None:
    assert run(*bursts(0.5), bi.Words("content"))[-1] == "accept"


def test_a_short_uh_huh_never_stops_the_voice() -> None:
    done = run(*bursts(0.36), bi.Words("backchannel"), bi.BurstEnded(), bi.Words("backchannel"))
    assert "yield" not in done
    assert done[-1] == "dismiss"


def test_a_drawn_out_mm_hm_is_left_alone_once_its_words_are_known() -> None:
    done = run(*bursts(0.36), bi.Words("backchannel"), *bursts(0.9))
    assert "yield" not in done


def test_whoever_goes_on_gets_the_floor_even_with_words_like_a_backchannel() -> None:
    assert "yield" in run(*bursts(0.36), bi.Words("backchannel"), *bursts(1.4))


def test_a_cough_without_words_is_dismissed() -> None:
    assert run(*bursts(0.3), bi.BurstEnded(), bi.Words("nothing"))[-1] == "dismiss"


def test_after_a_cut_in_the_voice_yields_at_once() -> None:
    assert "yield" in run(*bursts(0.2, cut_in=True))
    assert "yield" not in run(*bursts(0.2))


events = st.one_of(
    st.builds(bi.Burst, st.floats(0.03, 3.0), st.booleans()),
    st.just(bi.BurstEnded()),
    st.builds(bi.Words, st.sampled_from(["nothing", "backchannel", "content"])),
)


@given(st.lists(events, max_size=40))
def test_a_burst_yields_at_most_once_and_its_end_is_always_settled(
    happenings: list[bi.Event],
) -> None:
    state, yields = bi.BargeIn(), 0
    for event in happenings:
        state, commands = bi.step(state, event)
        yields = 0 if set(commands) & {"accept", "dismiss"} else yields + commands.count("yield")
        assert yields <= 1
    if state.on:
        state, _ = bi.step(state, bi.BurstEnded())
        _, commands = bi.step(state, bi.Words("nothing"))
        assert commands == ("dismiss",)
