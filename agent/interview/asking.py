"""From one question to the next: beginning, saving answers, asking, closing."""

from dataclasses import replace

from agent.interview import commands, drafting, messages, phrases
from agent.interview.aid import Aid
from agent.interview.answers import Answer, answer_id, follow_up_id, said_ranges, said_text
from agent.interview.commands import Purpose
from agent.interview.follow_up import RULES, possible_follow_ups
from agent.interview.moment import Moment
from agent.interview.state import FlowState, Question
from agent.interview.words import join
from schemas import journal, room
from schemas.room import EndedBy


def begin(moment: Moment) -> None:
    """Greet and ask the first question in one go."""
    moment.record(journal.Began(at=moment.at, at_s=moment.at_s))
    setup = moment.state.setup
    ask(
        moment,
        setup.questions[0],
        lead=phrases.greeting(setup.persona, setup.interviewer),
        purpose="greeting",
    )


def ask(
    moment: Moment,
    question: Question,
    *,
    lead: str,
    purpose: Purpose,
    worded_by: str | None = None,
) -> None:
    """Open `question` and say it after `lead`. worded_by: of a follow-up."""
    moment.record(
        journal.Asked(
            at=moment.at,
            at_s=moment.at_s,
            question_id=question.id,
            text=question.text,
            parent_id=question.parent_id,
            worded_by=worded_by,
        )
    )
    put = None if worded_by in (None, RULES) else moment.state.aid.verdict
    moment.become(cut_in=False, heard_question=False, draft=None, nudges=0, moved_on_s=moment.at_s)
    moment.become(aid=Aid(put=put))
    if moment.state.hold:
        moment.endpoint(hold=False)
    moment.send(messages.question(moment.state, question))
    moment.say(purpose, lead=lead, question=question.text)
    if moment.state.present:
        moment.command(commands.Prepare(worth_preparing(moment.state)))


def finish(moment: Moment, *, typed: str = "", skipped: bool = False) -> None:
    """Save the open answer; one in which nothing was said counts as skipped."""
    settle(moment)
    opened = moment.state.open
    assert opened is not None
    text = join(said_text(opened.parts), typed)
    answer = Answer(
        answer_id=answer_id(moment.state.setup.interview_id, opened.question.id),
        question_id=opened.question.id,
        text=text,
        typed=bool(typed),
        skipped=skipped or not text,
        ranges=said_ranges(opened.parts),
        hints_used=opened.hints_used,
    )
    moment.become(pending=None, moved_on_s=moment.at_s)
    if moment.state.setup.has_model:
        moment.command(commands.DropWording())
    _save(moment, answer)


def settle(moment: Moment) -> None:
    """Add to the answer before what was said to it after it was taken for finished."""
    more = moment.state.reopened
    if more is None:
        return
    before = moment.state.answer_to(more.question_id)
    assert before is not None
    said = said_text(more.parts)
    ranges = tuple(dict.fromkeys((*before.ranges, *said_ranges(more.parts))))
    if before.text and not before.typed and not before.ranges:
        # It was said in an earlier call, whose audio is not this one's.
        ranges = ()
    _save(moment, replace(before, text=join(before.text, said), ranges=ranges))
    if before.edited is not None:
        edit(moment, before.answer_id, join(before.edited, said))


def edit(moment: Moment, edited_id: str, text: str) -> None:
    """Replace what the candidate sees of a finished answer."""
    moment.record(journal.Edited(at=moment.at, at_s=moment.at_s, answer_id=edited_id, text=text))
    answer = next(a for a in moment.state.answers if a.answer_id == edited_id)
    moment.send(messages.answer_saved(edited_id, answer.question_id, text))


def move_on(moment: Moment, *, after_skip: bool = False) -> None:
    """After a saved answer: its follow-up, the next question, or the end."""
    state = moment.state
    last = state.answers[-1]
    if state.time_up:
        close(moment, by="agent", reason="time_limit", words=phrases.CLOSING_ON_TIME)
        return
    question = next(asked for asked in state.asked if asked.id == last.question_id)
    chosen = None if after_skip else drafting.follow_up_for(state, question, last.text)
    if chosen is None:
        ask_next(moment, after_skip=after_skip)
        return
    follow_up = replace(
        question,
        id=follow_up_id(state.setup.interview_id, question.id),
        text=chosen.text,
        parent_id=question.id,
    )
    lead = drafting.lead_to(state, chosen)
    ask(moment, follow_up, lead=lead, purpose="follow_up", worded_by=chosen.worded_by)


def ask_next(moment: Moment, *, after_skip: bool = False) -> None:
    """The next main question, or the end after the last."""
    state = moment.state
    question = state.next_question
    persona = state.setup.persona
    if question is None:
        close(moment, by="agent", reason="complete", words=phrases.closing(persona))
        return
    lead = phrases.after_skip(persona) if after_skip else phrases.bridge(persona, question.index)
    ask(moment, question, lead=lead, purpose="question")


def close(moment: Moment, *, by: EndedBy, reason: str, words: str) -> None:
    """End the interview; all answers are saved."""
    moment.hush()
    moment.become(ended_by=by, end_reason=reason, pending=None, hold=False, cut_in=False)
    moment.record(journal.Completed(at=moment.at, at_s=moment.at_s))
    moment.send(room.InterviewComplete(interview_id=moment.state.setup.interview_id))
    moment.command(commands.Listen(on=False))
    moment.say("closing", lead=words, interruptible=False)
    moment.command(commands.End(by, reason))


def say_again(moment: Moment, lead: str) -> None:
    """Say the open question again after `lead`."""
    opened = moment.state.open
    assert opened is not None
    moment.say("repeat", lead=lead, question=opened.question.text)


def worth_preparing(state: FlowState) -> tuple[str, ...]:
    """All that may be said next, the likeliest first."""
    opened = state.open
    setup = state.setup
    persona = setup.persona
    if opened is None:
        first = setup.questions[0]
        return (join(phrases.greeting(persona, setup.interviewer), first.text),)
    following = state.next_question
    after_answer, after_skip = phrases.closing(persona), phrases.closing(persona)
    if following is not None:
        after_answer = join(phrases.bridge(persona, following.index), following.text)
        after_skip = join(phrases.after_skip(persona), following.text)
    question = opened.question
    follow_ups: tuple[str, ...] = ()
    if state.may_follow_up(question):
        possible = possible_follow_ups(question.category, state.follow_ups)
        follow_ups = (*possible, phrases.before_follow_up(persona))
    texts = (
        *follow_ups[:1],
        after_answer,
        *follow_ups[1:],
        phrases.hold(persona),
        join(phrases.after_cut_in(persona), question.text),
        join(phrases.again(persona), question.text),
        after_skip,
        phrases.NUDGE,
        phrases.START_AGAIN,
        phrases.CLOSING_ON_REQUEST,
        phrases.CLOSING_ON_TIME,
        phrases.GO_ON,
    )
    return tuple(dict.fromkeys(texts))


def _save(moment: Moment, answer: Answer) -> None:
    moment.record(
        journal.Answered(
            at=moment.at,
            at_s=moment.at_s,
            answer_id=answer.answer_id,
            question_id=answer.question_id,
            text=answer.text,
            typed=answer.typed,
            skipped=answer.skipped,
            ranges=answer.ranges,
            hints_used=answer.hints_used,
        )
    )
    moment.send(messages.answer_saved(answer.answer_id, answer.question_id, answer.text))
    # A second reading would lose what was typed between the spoken words.
    if answer.ranges and not answer.typed:
        moment.command(commands.Refine(answer.answer_id, answer.question_id, answer.ranges))
