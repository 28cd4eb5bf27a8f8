import random

from agent.coach.tasks.follow_up import Clarifying, SoFar, follow_up_prompt
from agent.engines.fencing import user_text
from agent.engines.json_schema import json_schema
from bench.side_by_side.standins.replies import SENTENCES, value


def test_our_agent_gets_a_follow_up_about_what_was_said() -> None:
    said = "I moved the slow writes out of the request and measured the effect for a week."
    prompt = user_text(follow_up_prompt(SoFar("What did you do?", said)), "boundary")
    made = value(json_schema(Clarifying), prompt, random.Random(1))
    found = Clarifying.model_validate_json(made)
    assert found.question in SENTENCES
    assert found.about == "measured the effect for a week."
