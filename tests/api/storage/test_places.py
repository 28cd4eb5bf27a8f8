"""The page about storage names every place where files are kept."""

import re
from pathlib import Path

from api.context import Context
from tests.api.sound import tone_chunks
from tests.api.support import Agent, Person, finish, settled

PAGE = Path(__file__).parents[3] / "docs/storage.md"


async def test_every_key_has_its_line_in_the_table(
    context: Context, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await finish(person, agent, interview)
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    recording = await person.http.get(f"/api/interviews/{interview['id']}/recording")
    assert recording.status_code == 200, recording.text
    file = {"file": ("cv.txt", b"Jane Doe\njane@example.org\n\nSkills\nPython\n", "text/plain")}
    assert (await person.http.post("/api/resumes/upload", files=file)).status_code == 201
    text = {"text": "Hello.", "persona": "friendly"}
    assert (await person.http.post("/api/audio/tts", json=text)).status_code == 200
    assert (await person.http.post("/api/users/me/export")).status_code == 202
    await settled(context.database)
    keys = re.findall(r"^\| `(\S+)` \|", PAGE.read_text(), re.MULTILINE)
    patterns = [re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(key)) for key in keys]
    matched: set[str] = set()
    async for stored in context.storage.under(""):
        fits = {pattern for pattern in patterns if re.fullmatch(pattern, stored.key)}
        assert fits, f"docs/storage.md does not name {stored.key}"
        matched |= fits
    assert matched == set(patterns), "docs/storage.md names what is not there"
