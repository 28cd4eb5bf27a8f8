"""docs/api.md: its examples run, its errors and figures are those that there are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.errors import ApiError
from api.observability.metrics import Metrics
from tests.api.fuzz.subject import running_subject
from tests.servers.postgresql import Cluster

PAGE = (Path(__file__).parents[2] / "docs/api.md").read_text()
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
ADDRESS = "http://localhost:8000"
OF_THE_EDGE = {"malformed": "400", "method_not_allowed": "405", "internal": "500"}
"""Errors that no class stands for: what is no request of ours, and faults."""


def errors_below(error: type[ApiError]) -> Iterator[type[ApiError]]:
    """Every error with a code."""
    for one in error.__subclasses__():
        if "code" in vars(one):
            yield one
        yield from errors_below(one)


def test_the_examples_run(
    tmp_path: Path, postgresql: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(EXAMPLES) >= 6
    assert ADDRESS in EXAMPLES[0]
    with (
        postgresql.database(migrated=True) as url,
        running_subject(tmp_path / "data", url) as subject,
    ):
        script = "\n".join(EXAMPLES).replace(ADDRESS, subject.url)
        names: dict[str, object] = {}
        try:
            exec(compile(script, "docs/api.md", "exec"), names)  # noqa: S102 - our own page
        finally:
            names["api"].close()  # pyright: ignore
    told = capsys.readouterr().out
    assert "/offer" in told


def test_every_error_is_listed() -> None:
    known = {error.code: str(error.status) for error in errors_below(ApiError)} | OF_THE_EDGE
    listed = re.findall(r"^\| `(\w+)` \| (\d{3}) \|", PAGE, re.MULTILINE)
    assert len(listed) == len(dict(listed))
    assert dict(listed) == known


def test_every_figure_is_named() -> None:
    text = Metrics().render().decode()
    # Beside each figure the library says when it began to count.
    families = set(re.findall(r"^# TYPE (mockmate_\w+)(?<!_created) ", text, re.MULTILINE))
    assert families == set(re.findall(r"`(mockmate_\w+)`", PAGE))
