"""Whatever is sent in: the right answer, nothing left behind, and nobody else is held up."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from api.resumes.extraction.reader import FileReader
from api.settings import Settings
from tests.api.hostile import docxs, others, pdfs
from tests.api.hostile.case import ACCEPTED, Case
from tests.api.hostile.server import Server, serving
from tests.api.resumes.files import pdf

CASES = [*pdfs.cases(), *docxs.cases(), *others.cases()]
READ = [case for case in CASES if case.says]
AT_ONCE = 4
WARM_UP = 12
KEPT_MB = 20.0
READ_WITHIN_S = 180
ONE_SPARE = 1
"""The process that waits for the next file."""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def server(data_dir: Path, migrated: Path) -> Iterator[Server]:
    shutil.copy(migrated, data_dir / "mockmate.db")
    settings = Settings(port=0, data_dir=data_dir, quota_uploads=100_000)
    with serving(settings) as server:
        yield server


@pytest.fixture
async def person(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """A guest over the wire."""
    async with httpx.AsyncClient(base_url=server.url, timeout=120) as http:
        grant = (await http.post("/api/auth/guest")).raise_for_status().json()
        http.cookies.clear()
        http.headers["Authorization"] = f"Bearer {grant['access_token']}"
        yield http


def test_there_are_many_of_every_sort() -> None:
    assert len(CASES) >= 60
    data = [case.data for case in CASES]
    assert len(set(data)) == len(data)


async def test_each_gets_its_answer_and_the_server_forgets_it(
    server: Server, person: httpx.AsyncClient, data_dir: Path
) -> None:
    for _ in range(WARM_UP):
        await send(person, Case("warm", pdf(), ACCEPTED))
    before = server.resident_mb()
    places = asyncio.Semaphore(AT_ONCE)

    wrong: list[str] = []

    async def one(case: Case) -> None:
        async with places:
            answer = await send(person, case)
        found = answer.status_code, outcome(answer)
        if found != (case.status, case.outcome):
            wrong.append(f"{case.name}: {found}, not {case.status} {case.outcome}")

    all_sent = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        served = group.create_task(serve_meanwhile(person, all_sent))
        async with asyncio.TaskGroup() as sending:
            for case in CASES:
                sending.create_task(one(case))
        all_sent.set()
    assert served.result() > 0
    assert wrong == []
    accepted = WARM_UP + sum(case.outcome == ACCEPTED for case in CASES)
    await until_read(person, accepted)
    kept = await asyncio.to_thread(lambda: list((data_dir / "files" / "resumes").glob("*/*")))
    assert len(kept) == accepted
    assert server.resident_mb() - before <= KEPT_MB
    assert server.children() <= ONE_SPARE


async def send(person: httpx.AsyncClient, case: Case) -> httpx.Response:
    return await person.post("/api/resumes/upload", files={"file": (case.filename, case.data)})


def outcome(answer: httpx.Response) -> str:
    return ACCEPTED if answer.is_success else answer.json()["error"]["code"]


async def serve_meanwhile(person: httpx.AsyncClient, until: asyncio.Event) -> int:
    """Ask for other things all the while; how often that was answered."""
    answered = 0
    while not until.is_set():
        answer = await person.get("/api/resumes", params={"limit": 1})
        assert answer.status_code == 200
        answered += 1
    return answered


async def until_read(person: httpx.AsyncClient, count: int) -> None:
    """Wait until every résumé that was taken in has been read."""
    async with asyncio.timeout(READ_WITHIN_S):
        while await unread(person):  # noqa: ASYNC110 - what is waited for lies in another process
            await asyncio.sleep(0.2)
    assert len(await listed(person)) == count


async def unread(person: httpx.AsyncClient) -> list[str]:
    return [
        item["id"] for item in await listed(person) if item["status"] not in ("ready", "failed")
    ]


async def listed(person: httpx.AsyncClient) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    params: dict[str, str] = {"limit": "100"}
    while True:
        page = (await person.get("/api/resumes", params=params)).raise_for_status().json()
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        params["cursor"] = page["next_cursor"]


@pytest.fixture
async def reader() -> AsyncIterator[FileReader]:
    reader = FileReader(ocr=False)
    yield reader
    await reader.aclose()


async def test_the_text_of_harmless_ones_is_read(reader: FileReader) -> None:
    wrong: list[str] = []

    async def one(case: Case) -> None:
        found = await reader.extract(_whole(case.data))
        if case.says not in found.text:
            wrong.append(case.name)

    async with asyncio.TaskGroup() as group:
        for case in READ:
            group.create_task(one(case))
    assert wrong == []


async def _whole(data: bytes) -> AsyncIterator[bytes]:
    yield data
