"""Audio comes in chunks and goes out as files that can be sought in."""

import numpy as np
import pytest

from api.context import Context
from schemas.agent_api import MAX_CHUNK_BYTES
from tests.api.sound import DECODED_HZ, decode, tone_chunks
from tests.api.story import answered, asked, began, ended, joined
from tests.api.support import Agent, Person, error_of


def decoded(ogg: bytes) -> tuple[float, list[float]]:
    """Seconds of sound, and the loudest frequency (Hz) of each quarter second."""
    samples = decode(ogg)
    size = DECODED_HZ // 4
    pieces = [samples[i : i + size] for i in range(0, len(samples) - size + 1, size)]
    frequencies = np.fft.rfftfreq(size, 1 / DECODED_HZ)
    loudest = [float(frequencies[np.argmax(np.abs(np.fft.rfft(piece)))]) for piece in pieces]
    return len(samples) / DECODED_HZ, loudest


@pytest.fixture
async def call(person: Person, agent: Agent) -> tuple[str, str, str]:
    """Interview, call and answer; 3 s of audio, 1.5 of them the answer with its follow-up."""
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    follow_up = f"{question}.f"
    for n, chunk in enumerate(tone_chunks(6)):
        await agent.put_audio(call_id, n, chunk)
    await agent.report(
        call_id,
        joined(),
        began(),
        asked(question, 0.25),
        answered(question, ranges=((0.5, 1.5),)),
        asked(follow_up, 1.6, parent_id=question),
        answered(follow_up, ranges=((2.0, 2.5),)),
    )
    return interview["id"], call_id, f"a-{question}"


async def test_an_answer_sounds_with_its_follow_up(
    person: Person, call: tuple[str, str, str]
) -> None:
    answer = await person.http.get(f"/api/answers/{call[2]}/audio")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "audio/ogg"
    seconds, loudest = decoded(answer.content)
    assert seconds == pytest.approx(1.5, abs=0.001)
    # Chunks 1 and 2, and then 4.
    assert loudest == pytest.approx([400, 400, 500, 500, 700, 700], abs=8)


async def test_the_recording_holds_every_call(
    person: Person, agent: Agent, call: tuple[str, str, str]
) -> None:
    interview_id, call_id, _ = call
    await agent.report(call_id, ended(), after=6)
    again = await person.join(interview_id)
    for n, chunk in enumerate(tone_chunks(2)):
        await agent.put_audio(again, n, chunk)
    answer = await person.http.get(f"/api/interviews/{interview_id}/recording")
    assert answer.status_code == 200
    seconds, _ = decoded(answer.content)
    assert seconds == pytest.approx(4.0, abs=0.05)


async def test_a_cut_made_too_early_is_made_again(
    person: Person, agent: Agent, call: tuple[str, str, str]
) -> None:
    interview_id, call_id, _ = call
    path = f"/api/interviews/{interview_id}/recording"
    early = await person.http.get(path)
    await agent.put_audio(call_id, 6, tone_chunks(7)[6])
    late = await person.http.get(path)
    assert late.headers["etag"] != early.headers["etag"]
    assert decoded(late.content)[0] > decoded(early.content)[0]


async def test_a_lost_chunk_shortens_the_answer(
    person: Person, call: tuple[str, str, str], context: Context
) -> None:
    (context.settings.data_dir / "files" / "calls" / call[1] / "000002.ogg").unlink()
    answer = await person.http.get(f"/api/answers/{call[2]}/audio")
    assert decoded(answer.content)[0] == pytest.approx(1.0, abs=0.03)


async def test_parts_of_a_file(person: Person, call: tuple[str, str, str]) -> None:
    path = f"/api/answers/{call[2]}/audio"
    whole = await person.http.get(path)
    size = len(whole.content)
    etag = whole.headers["etag"]
    assert whole.headers["accept-ranges"] == "bytes"

    async def get(**headers: str) -> tuple[int, bytes, str | None]:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = await person.http.get(path, headers=names)
        return answer.status_code, answer.content, answer.headers.get("content-range")

    assert await get(Range="bytes=10-19") == (206, whole.content[10:20], f"bytes 10-19/{size}")
    tail = (206, whole.content[-5:], f"bytes {size - 5}-{size - 1}/{size}")
    assert await get(Range="bytes=-5") == tail
    assert await get(Range=f"bytes={size - 5}-") == tail
    assert await get(Range=f"bytes={size - 5}-{size + 99}") == tail
    assert await get(Range="bytes=0-4", If_Range=etag) == (
        206,
        whole.content[:5],
        f"bytes 0-4/{size}",
    )
    for headers in (
        {"Range": "bytes=0-4", "If_Range": '"older"'},
        {"Range": "bytes=0-1,3-4"},
        {"Range": "lines=1-2"},
        {"Range": "bytes=9-3"},
        {"Range": "bytes=-"},
    ):
        assert await get(**headers) == (200, whole.content, None)
    behind = await person.http.get(path, headers={"Range": f"bytes={size}-"})
    error_of(behind, 416, "unsatisfiable_range")
    assert behind.headers["content-range"] == f"bytes */{size}"
    head = await person.http.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(size)
    assert (await get(If_None_Match=etag))[:2] == (304, b"")


async def test_what_was_not_spoken_has_no_audio(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    await agent.report(
        call_id, joined(), asked(question), answered(question, typed=True, ranges=())
    )
    error_of(await person.http.get(f"/api/answers/a-{question}/audio"), 404, "not_found")
    recording = f"/api/interviews/{interview['id']}/recording"
    error_of(await person.http.get(recording), 404, "not_found")


async def test_a_chunk_sent_again_changes_nothing(
    person: Person, agent: Agent, context: Context
) -> None:
    call_id = await person.join((await person.create_interview())["id"])
    await agent.put_audio(call_id, 3, b"chunk")
    await agent.put_audio(call_id, 3, b"chunk")
    folder = context.settings.data_dir / "files" / "calls" / call_id
    assert [path.name for path in folder.iterdir()] == ["000003.ogg"]
    assert (folder / "000003.ogg").read_bytes() == b"chunk"


async def test_chunks_are_bounded(person: Person, agent: Agent, context: Context) -> None:
    call_id = await person.join((await person.create_interview())["id"])
    path = f"/api/agent/calls/{call_id}/audio"
    await agent.put_audio(call_id, 0, bytes(MAX_CHUNK_BYTES))
    too_large = await agent.http.put(f"{path}/1", content=bytes(MAX_CHUNK_BYTES + 1))
    error_of(too_large, 413, "too_large")
    error_of(await agent.http.put(f"{path}/100001", content=b"x"), 422, "does_not_fit", "n")
    error_of(await agent.http.put(f"{path}/-1", content=b"x"), 422, "does_not_fit", "n")
    error_of(await agent.http.put(f"{path}/1", content=b""), 422, "does_not_fit", "body")
    nowhere = await agent.http.put("/api/agent/calls/..%2F..%2Fx/audio/0", content=b"x")
    error_of(nowhere, 404, "not_found")
    folder = context.settings.data_dir / "files" / "calls" / call_id
    assert [path.name for path in folder.iterdir()] == ["000000.ogg"]
