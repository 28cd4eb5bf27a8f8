"""The interview as a function: (state, event) → (state, commands).

No clock, no I/O, no chance: an event brings its own time. What a step does is in the module its
event belongs to; this one is the table of contents.
"""

from dataclasses import dataclass

from agent.interview import client_messages, drafting, events, hearing, presence, timers
from agent.interview.commands import Command
from agent.interview.moment import Moment
from agent.interview.state import FlowState
from schemas import room


@dataclass(frozen=True, slots=True)
class Step:
    """The state after an event, and what is to be done about it, in order."""

    state: FlowState
    commands: tuple[Command, ...]


def step(state: FlowState, event: events.Event) -> Step:
    """What `event` changes and brings about; events that are late or repeated change nothing."""
    moment = Moment(state, event.at, event.at_s)
    match event:
        case events.Joined():
            presence.joined(moment, event)
        case events.Left():
            presence.left(moment, event)
        case events.Client(message=message):
            client_messages.received(moment, message)
        case events.CandidateSpoke():
            hearing.candidate_spoke(moment, event)
        case events.HeardPart():
            hearing.heard_part(moment, event)
        case events.Captioned():
            hearing.captioned(moment, event)
        case events.TurnEnded():
            hearing.turn_ended(moment, event)
        case events.UtteranceEnded():
            hearing.utterance_ended(moment, event)
        case events.FollowUpWorded():
            drafting.worded(moment, event)
        case events.HintWorded():
            timers.hint_worded(moment, event)
        case events.Woke():
            timers.woke(moment, event)
    _tell_agent_state(moment)
    timers.reconcile(moment)
    return Step(moment.state, tuple(moment.commands))


def _tell_agent_state(moment: Moment) -> None:
    """Each state once, and only to a client that is there."""
    now = moment.state.agent_state
    if moment.state.present and now != moment.state.told:
        moment.send(room.AgentStateChanged(state=now))
        moment.become(told=now)
