"""Files in a folder and in a bucket: the same from above."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from pathlib import Path

import pytest
from anyio import Path as AnyioPath
from obstore.exceptions import PermissionDeniedError

from api.errors import NotFound, TooLarge
from api.settings import Settings
from api.storage.opening import open_storage
from api.storage.storage import BLOCK_BYTES, Storage
from tests.standins.s3 import Bucket, serving

MB = 1024 * 1024


async def pieces(*blocks: bytes) -> AsyncIterator[bytes]:
    for block in blocks:
        yield block


async def whole(storage: Storage, key: str, begin: int = 0, end: int | None = None) -> bytes:
    """A file's bytes, read block by block."""
    end = await storage.size(key) if end is None else end
    return b"".join([block async for block in storage.blocks(key, begin, end)])


def files_in(folder: Path) -> list[str]:
    """Every file below a folder."""
    return [str(path) for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def bucket() -> Bucket:
    return Bucket("interviews", "the key")


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path, bucket: Bucket) -> Iterator[Storage]:
    if request.param == "folder":
        yield open_storage(Settings(data_dir=tmp_path))
        return
    with serving(bucket) as url:
        settings = Settings.model_validate(
            {
                "s3_bucket": bucket.name,
                "s3_endpoint": url,
                "s3_access_key_id": bucket.access_key_id,
                "s3_secret_access_key": "secret",
            }
        )
        yield open_storage(settings)


async def test_what_was_put_is_read_again(storage: Storage) -> None:
    assert await storage.put("resumes/a/1", pieces(b"one", b"two"), max_bytes=6) == 6
    assert await storage.read("resumes/a/1") == [b"onetwo"]
    assert await whole(storage, "resumes/a/1", 2, 4) == b"et"
    await storage.put_bytes("resumes/a/1", b"three")
    assert await whole(storage, "resumes/a/1") == b"three"


async def test_a_file_of_many_parts_and_blocks(storage: Storage) -> None:
    data = bytes(range(256)) * (12 * MB // 256)
    parts = [data[at : at + 100_000] for at in range(0, len(data), 100_000)]
    assert await storage.put("exports/e", pieces(*parts), max_bytes=20 * MB) == len(data)
    assert await whole(storage, "exports/e") == data
    begin, end = BLOCK_BYTES - 3, 2 * BLOCK_BYTES + 5
    assert await whole(storage, "exports/e", begin, end) == data[begin:end]


async def test_an_empty_file_is_a_file(storage: Storage) -> None:
    assert await storage.put("a/b", pieces(), max_bytes=1) == 0
    assert (await storage.size("a/b"), await whole(storage, "a/b")) == (0, b"")


async def test_too_much_is_refused_while_it_comes_and_leaves_nothing(
    storage: Storage, tmp_path: Path, bucket: Bucket
) -> None:
    came = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal came
        while True:
            came += MB
            yield bytes(MB)

    with pytest.raises(TooLarge):
        await storage.put("a/b", endless(), max_bytes=12 * MB)
    assert came <= 14 * MB
    assert [found async for found in storage.under("a")] == []
    assert (bucket.objects, bucket.uploads) == ({}, {})
    assert files_in(tmp_path) == []


async def test_a_broken_upload_leaves_nothing(
    storage: Storage, tmp_path: Path, bucket: Bucket
) -> None:
    async def breaks() -> AsyncIterator[bytes]:
        yield bytes(6 * MB)
        raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        await storage.put("a/b", breaks(), max_bytes=20 * MB)
    assert (bucket.objects, bucket.uploads) == ({}, {})
    assert files_in(tmp_path) == []


async def test_who_is_stopped_while_storing_leaves_nothing_open(storage: Storage) -> None:
    begun, never = asyncio.Event(), asyncio.Event()
    open_still = True

    async def slow() -> AsyncGenerator[bytes]:
        nonlocal open_still
        try:
            yield b"first"
            begun.set()
            await never.wait()
        finally:
            # As whoever has a transaction to end: that takes a few turns.
            for _ in range(3):
                await asyncio.sleep(0)
            open_still = False

    storing = asyncio.create_task(storage.put("a/b", slow(), max_bytes=MB))
    await begun.wait()
    storing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await storing
    assert not open_still


async def test_what_is_not_there(storage: Storage) -> None:
    await storage.put_bytes("a/here", b"x")
    assert await storage.exists("a/here")
    assert not await storage.exists("a/gone")
    with pytest.raises(NotFound):
        await storage.size("a/gone")
    with pytest.raises(NotFound):
        await storage.read("a/here", "a/gone")
    await storage.delete(["a/gone", "a/here", "a/gone too"])
    assert not await storage.exists("a/here")


async def test_a_folder_goes_as_a_whole_and_nothing_beside_it(
    storage: Storage, tmp_path: Path
) -> None:
    for key in ("calls/1/a", "calls/1/b", "calls/1/cuts/c", "calls/10/a", "calls/2/a"):
        await storage.put_bytes(key, key.encode())
    found = [(file.key, file.size) async for file in storage.under("calls/1")]
    assert sorted(found) == [("calls/1/a", 9), ("calls/1/b", 9), ("calls/1/cuts/c", 14)]
    await storage.delete_under("calls/1")
    assert sorted([file.key async for file in storage.under("calls")]) == [
        "calls/10/a",
        "calls/2/a",
    ]
    await storage.delete_under("calls")
    await storage.delete_under("calls")
    assert files_in(tmp_path) == []
    assert not await AnyioPath(tmp_path / "files" / "calls").exists()


@pytest.mark.parametrize("key", ["../outside", "a/../b", "a//b", "a/./b", "a\0b"])
async def test_a_key_stays_where_it_belongs(storage: Storage, key: str) -> None:
    with pytest.raises(ValueError, match="path"):
        await storage.put_bytes(key, b"x")


async def test_wrong_keys_do_not_open_a_bucket(bucket: Bucket) -> None:
    with serving(bucket) as url:
        settings = Settings.model_validate(
            {
                "s3_bucket": bucket.name,
                "s3_endpoint": url,
                "s3_access_key_id": "another",
                "s3_secret_access_key": "secret",
            }
        )
        with pytest.raises(PermissionDeniedError):
            await open_storage(settings).put_bytes("a", b"x")
    assert bucket.objects == {}
