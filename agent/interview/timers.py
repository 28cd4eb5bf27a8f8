"""When to wake: which timers run follows from the state, and what each brings about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from agent.coach.tasks.hint import fault_of
from agent.hearing.completeness import judge
from agent.interview import asking, commands, drafting, events, phrases, requests
from agent.interview.aid import WordedHint
from agent.interview.answers import said_text
from agent.interview.commands import Timer
from agent.interview.follow_up import RULES
from agent.interview.hints import hint
from agent.interview.moment import Moment
from agent.interview.spoken import is_filler
from agent.interview.state import FlowState, Pending
from schemas import journal, room

GREET_S: Final = 2.0
NUDGES_S: Final = (20.0, 25.0)
"""Silence before the first and before the second offer of help."""
NUDGES_TYPING_S: Final = (60.0, 60.0)
HINT_S: Final = 25.0
HINT_TYPING_S: Final = 60.0
HINT_AHEAD_S: Final = 20.0
"""So long before a hint is due, a language model is asked for it."""
HOLD_S: Final = 45.0
"""Silence that "let me think" asks for."""
RESAY_S: Final = 2.5
COMMIT_S: Final = 3.0
GRACE_S: Final = 30.0


def wanted(state: FlowState, at_s: float) -> Mapping[Timer, float]:
    """The timers that should run now, with their full lengths in seconds."""
    timers: dict[Timer, float] = {}
    if state.present and state.stage == "before":
        timers["greet"] = GREET_S
    if state.pending is not None:
        timers["commit"] = COMMIT_S
    counts = state.present and state.running_since_s is not None
    if counts and state.setup.time_limit_s is not None:
        if state.time_up:
            timers["grace"] = GRACE_S
        else:
            timers["limit"] = max(0.0, state.setup.time_limit_s - state.elapsed(at_s))
    if state.awaits_words:
        timers.update(_in_silence(state))
    return timers


def reconcile(moment: Moment) -> None:
    """Set and cancel timers so that those run which the state wants."""
    running = moment.state.timers
    timers = wanted(moment.state, moment.at_s)
    for timer in sorted(running - timers.keys()):
        moment.command(commands.CancelWake(timer))
    for timer in sorted(timers.keys() - running):
        moment.command(commands.WakeAfter(timer, timers[timer]))
    moment.become(timers=frozenset(timers))


def woke(moment: Moment, event: events.Woke) -> None:
    """A timer ran out; one that was cancelled meanwhile changes nothing."""
    if event.timer not in moment.state.timers:
        return
    moment.become(timers=moment.state.timers - {event.timer})
    match event.timer:
        case "greet":
            asking.begin(moment)
        case "nudge":
            moment.become(nudges=moment.state.nudges + 1)
            moment.say("nudge", lead=phrases.NUDGE)
        case "hint":
            _hint(moment)
        case "hint_ahead":
            _word_hint(moment)
        case "resay":
            requests.go_on_after_cut_in(moment)
        case "commit":
            requests.carry_out(moment)
        case "limit":
            _time_is_up(moment)
        case "grace":
            requests.after_the_turn(moment, Pending("end", "agent", "time_limit"))


def _in_silence(state: FlowState) -> Mapping[Timer, float]:
    opened = state.open
    if opened is None:
        return {}
    if state.cut_in:
        return {} if state.turn is not None else {"resay": HOLD_S if state.hold else RESAY_S}
    timers: dict[Timer, float] = {}
    delays = NUDGES_TYPING_S if state.typing_only else NUDGES_S
    if state.hold:
        delays = (HOLD_S,)
    said = said_text(opened.parts)
    wordless = not said or is_filler(said)
    if state.turn is None and wordless and state.nudges < len(delays):
        timers["nudge"] = delays[state.nudges]
    # Who has finished a thought is not stuck: they may only not have said so yet.
    stuck = wordless or judge(said) not in ("closing", "finished")
    if state.wants.hints and stuck and not opened.hints_used:
        due_s = HINT_TYPING_S if state.typing_only else HINT_S
        timers["hint"] = due_s
        if state.setup.has_model and state.aid.hint_of != said:
            timers["hint_ahead"] = due_s - HINT_AHEAD_S
    return timers


def hint_worded(moment: Moment, event: events.HintWorded) -> None:
    """The language model's hint has come; it waits until one is due."""
    aid = moment.state.aid
    if moment.state.question_id != event.question_id or event.so_far.said != aid.hint_of:
        return
    if fault_of(event.text, event.so_far) is None:
        worded = WordedHint(event.so_far.said, event.text, event.by)
        moment.become(aid=replace(aid, hint=worded))


def _word_hint(moment: Moment) -> None:
    opened = moment.state.open
    assert opened is not None
    so_far = drafting.so_far(moment.state, opened.question, said_text(opened.parts))
    moment.become(aid=replace(moment.state.aid, hint_of=so_far.said))
    moment.command(commands.WordHint(opened.question.id, so_far))


def _hint(moment: Moment) -> None:
    opened = moment.state.open
    assert opened is not None
    said, worded = said_text(opened.parts), moment.state.aid.hint
    if worded is not None and worded.said == said:
        text, by = worded.text, worded.by
    else:
        question = opened.question
        text = hint(said, question.category, follow_up=question.parent_id is not None)
        by = RULES
    moment.send(room.Hint(text=text))
    moment.record(
        journal.Hinted(
            at=moment.at,
            at_s=moment.at_s,
            question_id=opened.question.id,
            text=text,
            worded_by=by,
        )
    )


def _time_is_up(moment: Moment) -> None:
    state = moment.state
    limit = state.setup.time_limit_s
    if limit is None or state.elapsed(moment.at_s) < limit:
        # Woken early: what still remains is set again.
        return
    moment.become(time_up=True)
    moment.send(room.RoomError(code="time_limit", message=phrases.TIME_IS_UP))
    in_a_turn = state.candidate_speaking or state.turn is not None or state.hold
    if not in_a_turn and state.pending is None:
        requests.end_now(moment, "agent", "time_limit")
