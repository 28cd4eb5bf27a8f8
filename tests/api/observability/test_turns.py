"""How conversations go, as Prometheus reads it."""

import httpx
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families

from tests.api.story import barged_in, joined, measured_interview, taken
from tests.api.support import Agent, Person, client, numbered


async def samples(app: FastAPI) -> dict[str, float]:
    """All that is told of calls, each by its name and its label's value."""
    async with client(app) as http:
        answer: httpx.Response = await http.get("/metrics")
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if sample.name.startswith("mockmate_") and "http" not in sample.name
    }


async def test_each_turn_is_observed_once_however_often_it_is_reported(
    app: FastAPI, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    miss = taken(first, turn_id="t2", draft="miss", first_sample_out_s=2.9)
    silent = taken(first, turn_id="t3", draft=None, move="none", first_sample_out_s=None)
    nod = barged_in(false_alarm=True)
    batch = numbered(*measured_interview(first, second)[:-1], miss, silent, nod)
    for end in (3, 12, len(batch), len(batch)):
        assert (await agent.post(call_id, batch[:end])).status_code == 200
    found = await samples(app)
    assert {name: found[name] for name in found if "total" in name} == {
        "mockmate_turns_total hit": 1,
        "mockmate_turns_total miss": 1,
        "mockmate_turns_total none": 1,
        "mockmate_barge_ins_total real": 1,
        "mockmate_barge_ins_total false_alarm": 1,
        "mockmate_cut_ins_total": 1,
    }
    parts = ("listening", "reading", "choosing", "sounding", "whole")
    assert [found[f"mockmate_turn_seconds_count {part}"] for part in parts] == [2] * len(parts)
    assert found["mockmate_turn_seconds_sum whole"] == 0.6 + 0.9
    assert found["mockmate_turn_seconds_bucket 0.5 whole"] == 0
    assert found["mockmate_turn_seconds_bucket 0.6 whole"] == 1


async def test_what_is_not_stored_is_not_counted(
    app: FastAPI, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    gap = [*numbered(joined(), taken()), *numbered(taken(), after=5)]
    assert (await agent.post(call_id, gap)).status_code == 409
    assert "mockmate_turns_total hit" not in await samples(app)
