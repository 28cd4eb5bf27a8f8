"""What `make eval-barge-ins` counts, of outcomes of which everything is known."""

import numpy as np

from bench.barge_ins_cases import Case, absent, cases, echo_of
from bench.barge_ins_played import Outcome, first_audible
from bench.barge_ins_sounds import SOUNDS
from bench.delivery_voices import RATE
from bench.eval_barge_ins import figures, is_false_stop

SENTENCE = Case("sentence", "sentences", "Wait.", "joe 0", "Tell me.", 1, 1.0)
NOD = Case("backchannel", "backchannels", "Okay.", "joe 0", "Tell me.", 1, 1.0)


def test_a_short_pause_is_no_stop_and_a_long_one_is() -> None:
    assert not is_false_stop(Outcome(NOD))
    assert not is_false_stop(Outcome(NOD, held=[(0.1, 0.5)]))
    assert is_false_stop(Outcome(NOD, held=[(0.1, 0.7)]))
    assert is_false_stop(Outcome(NOD, held=[(0.1, 0.5), (0.6, None)]))


def test_a_voice_that_begins_again_has_stopped_only_then() -> None:
    outcome = Outcome(SENTENCE, held=[(0.1, 0.5), (0.7, None)], accepted_s=0.9)
    found = {line.figure: line.measured for line in figures([outcome], "counted")}
    assert found["sentences (counted, 1): voice held, p50"] == 700
    assert found["sentences (counted, 1): the voice began again in between"] == 1
    assert found["sentences (counted, 1): not given the floor"] == 0


def test_no_voice_and_no_sentence_is_in_both_halves() -> None:
    halves = [cases("choosing"), cases("counted")]
    for field in ("voice", "interviewer"):
        first, second = ({getattr(case, field) for case in half} - {""} for half in halves)
        assert first
        assert not first & second
    sentences = [{case.said for case in half if case.kind == "sentence"} for half in halves]
    assert not sentences[0] & sentences[1]
    assert all(len(half) > 100 for half in halves) or absent("choosing")


def test_an_echo_comes_its_way_later_and_rings() -> None:
    case = Case("echo", "echo", "", "", "Tell me.", 1, 1.0, echo_db=-20.0, way_s=0.25, room_s=0.2)
    answer = echo_of(case)
    assert np.flatnonzero(answer)[0] == 0.25 * RATE
    assert 1.0 < float(np.sum(answer**2)) < 1.5


def test_every_sound_of_a_room_is_audible_soon() -> None:
    for make in SOUNDS.values():
        assert first_audible(make(np.random.default_rng(1))) < 0.25 * RATE
