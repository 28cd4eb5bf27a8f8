"""What tests over the wire share."""

from collections.abc import Iterator

import pytest
import stamina

from agent.engines.resilience.guard import ATTEMPTS


@pytest.fixture
def no_waits() -> Iterator[None]:
    """As many attempts as ever, one right after the other."""
    with stamina.set_testing(True, attempts=ATTEMPTS, cap=True):
        yield
