"""Passwords: which are taken, and how they are hashed without starving anything else."""

import asyncio
import unicodedata
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final, TypeVar

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from zxcvbn import zxcvbn

from api.errors import DoesNotFit, Unavailable

MEMORY_KIB: Final = 46 * 1024
PASSES: Final = 2
"""Twice the work that OWASP asks for at this size, and still under a tenth of a second."""

AT_ONCE: Final = 2
WAITING: Final = 30
"""At most so many wait, under two seconds at the end of the queue; the next is told to."""
RETRY_S: Final = 2

COMMON_GUESSES: Final = 10_000
"""A password that is found in so few guesses is one of the commonest."""
ESTIMATED_CHARACTERS: Final = 72
"""The estimate takes long for longer ones, which are not common anyway."""

# No password has this digest. Checking one against it takes as long as against a real one.
_NOBODY: Final = f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p=1${'A' * 22}${'A' * 43}"

Result = TypeVar("Result")


class CommonPassword(DoesNotFit):
    """It would be among an attacker's first guesses."""

    code = "common_password"


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a password is right; `rehashed` where its stored hash has outdated parameters."""

    right: bool
    rehashed: str | None


class Passwords:
    """Hashes and checks passwords in threads of its own, a bounded number at once."""

    def __init__(self, *, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._argon2 = PasswordHash(
            [Argon2Hasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=1)]
        )
        self._threads = ThreadPoolExecutor(at_once, thread_name_prefix="passwords")
        self._places = at_once + waiting

    async def hash_new(self, password: str, *, about: Iterable[str], field: str) -> str:
        """The hash to store of a new password.

        about: words about the person, which their password must not merely repeat. field: names
        the password in the request. Raises CommonPassword, or Unavailable where too many wait.
        """
        words = [word.lower() for word in about]
        if await self._run(lambda: _is_common(password, words)):
            raise CommonPassword(
                "This password is easy to guess. Please choose a longer or less common one.",
                field=field,
            )
        return await self._run(lambda: self._argon2.hash(_normalised(password)))

    async def check(self, password: str, stored: str | None) -> Checked:
        """Whether a password is the stored one; where there is none it takes as long.

        Raises Unavailable where too many wait.
        """
        digest = stored or _NOBODY
        right, rehashed = await self._run(
            lambda: self._argon2.verify_and_update(_normalised(password), digest)
        )
        return Checked(right=right and stored is not None, rehashed=rehashed)

    async def _run(self, work: Callable[[], Result]) -> Result:
        if self._places == 0:
            raise Unavailable(
                "Many people are signing in just now. Please try again in a moment.",
                retry_after_s=RETRY_S,
            )
        self._places -= 1
        future = self._threads.submit(work)
        loop = asyncio.get_running_loop()

        # Work that nobody waits for any more keeps its place until its thread is free.
        def give_back(_done: Future[Result]) -> None:
            loop.call_soon_threadsafe(self._give_back)

        future.add_done_callback(give_back)
        return await asyncio.wrap_future(future)

    def _give_back(self) -> None:
        self._places += 1

    def close(self) -> None:
        """End the threads; what is waiting is dropped."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def _normalised(password: str) -> str:
    # One password typed on two keyboards can arrive as different code points (NIST SP 800-63B).
    return unicodedata.normalize("NFKC", password)


def _is_common(password: str, about: list[str]) -> bool:
    estimate = zxcvbn(password[:ESTIMATED_CHARACTERS], user_inputs=[*about, "mockmate"])
    return int(estimate["guesses"]) < COMMON_GUESSES
