"""Room messages and journal events: each goes to JSON and back, and hostile ones are refused."""

import json
from contextlib import suppress
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from schemas import journal, room
from schemas.export import main
from schemas.journal import JournalEvent
from schemas.room import (
    MAX_MESSAGE_BYTES,
    MAX_TYPED_CHARACTERS,
    BadMessage,
    FromAgent,
    FromClient,
    read_agent_message,
    read_client_message,
)
from tests.schemas.samples import AGENT_MESSAGES, AT, CLIENT_MESSAGES, JOURNAL_EVENTS, SAMPLES


def concrete(module: ModuleType, base: type[BaseModel]) -> set[type[BaseModel]]:
    """The kinds of message or event that a module defines: those with a `type`."""
    return {
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, base) and "type" in value.model_fields
    }


@pytest.mark.parametrize(
    ("kinds", "samples"),
    [
        (concrete(room, FromAgent), AGENT_MESSAGES),
        (concrete(room, FromClient), CLIENT_MESSAGES),
        (concrete(journal, JournalEvent), JOURNAL_EVENTS),
    ],
    ids=["agent", "client", "journal"],
)
def test_every_kind_has_a_sample(
    kinds: set[type[BaseModel]], samples: tuple[BaseModel, ...]
) -> None:
    assert kinds
    assert {type(sample) for sample in samples} == kinds


@pytest.mark.parametrize("sample", AGENT_MESSAGES, ids=lambda sample: sample.type)
def test_an_agents_message_survives_the_wire(sample: room.AgentMessage) -> None:
    assert read_agent_message(sample.model_dump_json()) == sample


@pytest.mark.parametrize("sample", CLIENT_MESSAGES, ids=lambda sample: sample.type)
def test_a_clients_message_survives_the_wire(sample: room.ClientMessage) -> None:
    assert read_client_message(sample.model_dump_json()) == sample
    assert read_client_message(sample.model_dump_json().encode()) == sample
    # A client leaves out what it has nothing to say about.
    assert read_client_message(sample.model_dump_json(exclude_none=True)) == sample


@pytest.mark.parametrize("sample", JOURNAL_EVENTS, ids=lambda sample: sample.type)
def test_an_event_survives_the_wire(sample: journal.Event) -> None:
    assert journal.events.validate_json(journal.events.dump_json(sample)) == sample
    body = json.loads(sample.model_dump_json())
    assert journal.events.validate_python(body) == sample


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_an_unknown_field_does_not_fit(sample: BaseModel) -> None:
    with pytest.raises(ValidationError):
        type(sample).model_validate({**sample.model_dump(), "unknown": 1})


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "hello",
        "[]",
        "null",
        "{}",
        '{"type": null}',
        '{"type": "unknown"}',
        '{"type": "talk"}',
        '{"type": "talk", "on": "perhaps"}',
        '{"type": "state"}',
        '{"type": "pause", "extra": 1}',
        '{"type": "bookmark", "question_id": "", "on": true}',
        '{"type": "bookmark", "question_id": "no spaces", "on": true}',
        '{"type": "set_patience", "level": "endless"}',
        '{"type": "pause", "ref": "' + "r" * 65 + '"}',
        "[" * 10_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_message(raw: str | bytes) -> None:
    with pytest.raises(BadMessage):
        read_client_message(raw)


def test_a_message_has_a_largest_size() -> None:
    longest = room.SubmitAnswer(text="x" * MAX_TYPED_CHARACTERS)
    assert read_client_message(longest.model_dump_json()) == longest
    with pytest.raises(BadMessage, match="text"):
        read_client_message(json.dumps({"type": "submit_answer", "text": "x" * 8_001}))
    padding = " " * (MAX_MESSAGE_BYTES - len('{"type":"pause"}'))
    assert read_client_message('{"type":"pause"}' + padding) == room.Pause()
    with pytest.raises(BadMessage, match="bytes"):
        read_client_message('{"type":"pause"}' + padding + " ")
    with pytest.raises(BadMessage, match="bytes"):
        read_client_message(
            json.dumps({"type": "submit_answer", "text": "是" * 6_000}, ensure_ascii=False)
        )


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_anything_is_read_or_refused(raw: str | bytes) -> None:
    with suppress(BadMessage):
        assert read_client_message(raw) in CLIENT_MESSAGES


def test_a_refusal_does_not_repeat_what_was_sent() -> None:
    with pytest.raises(BadMessage) as refused:
        read_client_message('{"type": "set_patience", "level": "my secret"}')
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: journal.Began(at=AT, at_s=-1),
        lambda: journal.Began(at=AT.replace(tzinfo=None), at_s=0),
        lambda: journal.Began(at=AT, at_s=float("nan")),
        lambda: journal.Began(at=AT, at_s=0, seq=-1),
        lambda: room.EvaluationProgress(done=-1, total=1),
    ],
)
def test_impossible_values_cannot_be_built(impossible: Any) -> None:
    with pytest.raises(ValidationError):
        impossible()


def test_the_schema_for_other_languages_holds_every_kind(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main()
    document = json.loads(capsys.readouterr().out)
    kinds = {
        definition["properties"]["type"]["const"]
        for definition in document["$defs"].values()
        if "const" in definition.get("properties", {}).get("type", {})
    }
    assert kinds == {sample.type for sample in (*AGENT_MESSAGES, *CLIENT_MESSAGES)}
    references = json.dumps(document).split('"$ref": "#/$defs/')[1:]
    assert {reference.split('"')[0] for reference in references} <= set(document["$defs"])
