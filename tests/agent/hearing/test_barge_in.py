"""Who gets the floor."""

from hypothesis import given
from hypothesis import strategies as st

from agent.hearing import barge_in as bi

WINDOW_S = 0.032


class Overheard:
    """Speech and silence over the interviewer, window by window; what is done, and when.

    weight: what its words amount to, known `reading_s` after they are asked for.
    """

    def __init__(
        self, weight: bi.Weight = "nothing", *, reading_s: float = 0.16, cut_in: bool = False
    ) -> None:
        self.state = bi.BargeIn()
        self.done: list[tuple[float, str]] = []
        self._weight: bi.Weight = weight
        self._reading_s = reading_s
        self._read_at_s: float | None = None
        self._cut_in = cut_in
        self._at_s = self._last_s = 0.0
        self._began_s: float | None = None

    def speech(self, seconds: float) -> "Overheard":
        return self._windows(seconds, audible=True)

    def silence(self, seconds: float) -> "Overheard":
        return self._windows(seconds, audible=False)

    def at(self, command: str) -> list[float]:
        return [at_s for at_s, done in self.done if done == command]

    def _windows(self, seconds: float, *, audible: bool) -> "Overheard":
        for _ in range(round(seconds / WINDOW_S)):
            self._at_s += WINDOW_S
            if audible:
                self._last_s = self._at_s
            if self._read_at_s is not None and self._at_s >= self._read_at_s:
                self._read_at_s = None
                self._step(bi.Words(self._weight))
            if not self.at("accept"):
                self._sound(audible)
        return self

    def _sound(self, audible: bool) -> None:
        if self._began_s is None:
            if not audible:
                return
            self._began_s = self._at_s - WINDOW_S
        said_s = self._last_s - self._began_s
        self._step(bi.Sound(self._at_s, said_s, self._at_s - self._last_s, self._cut_in))

    def _step(self, event: bi.Event) -> None:
        self.state, commands = bi.step(self.state, event)
        self.done += [(self._at_s, command) for command in commands]
        if "ask_words" in commands:
            self._read_at_s = self._at_s + self._reading_s
        if "dismiss" in commands:
            self._began_s = self._read_at_s = None


def held_s(heard: Overheard) -> list[float]:
    """How long the voice was held, each time that it went on."""
    lengths: list[float] = []
    since: float | None = None
    for at_s, command in heard.done:
        if command == "hold":
            since = at_s
        elif command in ("go_on", "dismiss") and since is not None:
            lengths.append(at_s - since)
            since = None
    return lengths


def test_the_voice_is_held_at_the_first_two_windows_of_speech() -> None:
    assert Overheard().speech(0.5).at("hold") == [2 * WINDOW_S]


def test_a_sentence_keeps_it_held_until_its_words_give_the_candidate_the_floor() -> None:
    heard = Overheard("content").speech(1.1)
    assert not heard.at("go_on")
    assert len(heard.at("hold")) == len(heard.at("accept")) == 1


def test_a_claim_gets_the_floor_however_short_it_is() -> None:
    assert Overheard("claim").speech(0.32).silence(0.3).at("accept")


def test_one_word_gets_the_floor_if_it_is_long_or_follows_a_cut_in() -> None:
    assert Overheard("hint", cut_in=True).speech(0.32).silence(0.3).at("accept")
    assert Overheard("hint").speech(0.9).silence(0.3).at("accept")
    assert not Overheard("hint").speech(0.32).silence(0.6).at("accept")


def test_a_pause_after_the_first_words_of_a_sentence_does_not_let_the_voice_begin_again() -> None:
    heard = Overheard("content").speech(0.4).silence(0.16).speech(0.2).silence(0.3)
    assert not heard.at("go_on")
    assert heard.at("accept")


def test_a_dip_in_a_sentence_whose_words_are_not_known_yet_lets_nothing_begin() -> None:
    heard = Overheard("content", reading_s=0.6).speech(0.52).silence(0.12).speech(0.3)
    assert not heard.at("go_on")


def test_a_short_uh_huh_holds_the_voice_for_less_than_half_a_second() -> None:
    heard = Overheard("backchannel").speech(0.36).silence(0.4)
    assert heard.done[-1][1] == "dismiss"
    assert held_s(heard)[0] < 0.5


def test_the_voice_goes_on_in_time_though_the_words_come_late() -> None:
    heard = Overheard("hint", reading_s=0.7).speech(0.36).silence(2.0)
    assert 0.35 < held_s(heard)[0] < 0.5
    assert heard.done[-1][1] == "dismiss"
    assert Overheard("content", reading_s=0.7).speech(0.5).silence(1.6).at("accept")
    assert not Overheard("content").speech(0.36).silence(2.0).at("accept")


def test_a_drawn_out_mm_hm_is_spoken_over_once_its_words_are_known() -> None:
    assert held_s(Overheard("backchannel").speech(0.6))[0] < 0.5


def test_whoever_goes_on_after_a_backchannel_holds_the_voice_once_more() -> None:
    assert len(Overheard("backchannel").speech(1.0).at("hold")) == 2


def test_a_noise_that_does_not_end_does_not_silence_the_voice() -> None:
    heard = Overheard("nothing").speech(20.0)
    assert len(heard.at("hold")) == len(heard.at("go_on")) == 1
    assert heard.at("go_on")[0] < bi.NOISE_S + 0.1


def test_between_a_yes_and_its_sentence_the_voice_stays_held() -> None:
    heard = Overheard("content").speech(0.26).silence(0.16).speech(0.6)
    assert len(heard.at("hold")) == 1
    assert heard.at("accept")
    assert not heard.at("go_on")


weights = st.sampled_from(["nothing", "backchannel", "hint", "content", "claim"])
sounds = st.lists(st.tuples(st.floats(0.03, 1.0), st.floats(0.03, 0.6)), max_size=8)


@given(sounds, weights, st.floats(0.03, 0.8), st.booleans())
def test_holding_and_going_on_alternate_and_every_sound_is_settled(
    said: list[tuple[float, float]], weight: bi.Weight, reading_s: float, cut_in: bool
) -> None:
    heard = Overheard(weight, reading_s=reading_s, cut_in=cut_in)
    for loud_s, still_s in said:
        heard.speech(loud_s).silence(still_s)
    held = False
    for _, command in heard.done:
        if command in ("hold", "go_on"):
            assert held == (command == "go_on")
            held = command == "hold"
        elif command in ("accept", "dismiss"):
            held = False
    heard.silence(3.0)
    assert heard.state == bi.BargeIn()


@given(
    st.lists(st.tuples(st.floats(0.03, 0.4), st.floats(0.32, 0.6)), max_size=8),
    st.sampled_from(["nothing", "backchannel", "hint"]),
)
def test_short_sounds_that_claim_nothing_never_hold_the_voice_for_half_a_second(
    coughs: list[tuple[float, float]], weight: bi.Weight
) -> None:
    heard = Overheard(weight)
    for loud_s, still_s in coughs:
        heard.speech(loud_s).silence(still_s)
    heard.silence(0.6)
    assert all(length < 0.5 for length in held_s(heard))
