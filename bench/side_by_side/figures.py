"""From rows to figures: what each contestant did, over cells and calls. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.report import percentile
from bench.side_by_side.cells import Outcome

Row = dict[str, Any]
NOT_HAD: Final = "–"


@dataclass(frozen=True, slots=True)
class Group:
    """What is told in one line: cells of a contestant that differ in kinds of talk only."""

    contestant: str
    preset: str
    calls: int
    loss: int
    outcomes: Sequence[Outcome]

    @property
    def rows(self) -> list[Row]:
        """All utterances."""
        return [row for outcome in self.outcomes for row in outcome.rows]


def groups(outcomes: Sequence[Outcome]) -> list[Group]:
    """In the order of presets, calls and contestants as they were measured."""
    found: dict[tuple[str, int, int, str], list[Outcome]] = {}
    for one in outcomes:
        scene = one.cell.scene
        key = (scene.preset, scene.calls, scene.loss, one.cell.contestant)
        found.setdefault(key, []).append(one)
    return [
        Group(name, preset, calls, loss, kept)
        for (preset, calls, loss, name), kept in found.items()
    ]


def voice_to_voice(rows: Sequence[Row], *kinds: str) -> list[float]:
    """Milliseconds, of answers that were heard out and replied to."""
    return [
        row["reply_ms"]
        for row in rows
        if row["kind"] in kinds and row["cut_in_ms"] is None and row["reply_ms"] is not None
    ]


@dataclass(frozen=True, slots=True)
class Column:
    """A figure of the table. tell: its text for a group."""

    title: str
    tell: Callable[[Group], str]


def _percentiles(*kinds: str) -> Callable[[Group], str]:
    return lambda group: _two(voice_to_voice(group.rows, *kinds))


def _cut_ins(*kinds: str) -> Callable[[Group], str]:
    def tell(group: Group) -> str:
        asked = [row for row in group.rows if row["kind"] in kinds]
        return _share(sum(row["cut_in_ms"] is not None for row in asked), len(asked))

    return tell


def _stops(group: Group) -> str:
    tried = [row for row in group.rows if row["over_kind"] == "barge_in" and row["over_spoke"]]
    stopped = [row["stops_ms"] for row in tried if row["stops_ms"] is not None]
    return f"{_two(stopped)}, {_share(len(stopped), len(tried))}"


def _stopped_by(kind: str) -> Callable[[Group], str]:
    def tell(group: Group) -> str:
        tried = [row for row in group.rows if row["over_kind"] == kind and row["over_spoke"]]
        return _share(sum(row["over_stopped"] for row in tried), len(tried))

    return tell


def _unanswered(group: Group) -> str:
    return _share(sum(row["reply_ms"] is None for row in group.rows), len(group.rows))


def _not_held(group: Group) -> str:
    failed = sum(len(one.failed) for one in group.outcomes)
    return _share(failed, group.calls * len(group.outcomes))


def _cpu(group: Group) -> str:
    own = _mean([one.cpu for one in group.outcomes])
    media = _mean([one.media_cpu for one in group.outcomes])
    return f"{own:.3f} + {media:.3f}" if media else f"{own:.3f}"


COLUMNS: Final = (
    Column("contestant", lambda group: group.contestant),
    Column("short, p50 / p95 (n)", _percentiles("short")),
    Column("long", _percentiles("long")),
    Column("after a pause", _percentiles("pause")),
    Column("noise 20 dB", _percentiles("noise20")),
    Column("noise 10 dB", _percentiles("noise10")),
    Column("cut in on a pause", _cut_ins("pause")),
    Column("cut in on whole answers", _cut_ins("short", "long", "noise20", "noise10")),
    Column("voice stops after barge-in", _stops),
    Column("backchannels that stop it", _stopped_by("backchannel")),
    Column("coughs that stop it", _stopped_by("cough")),
    Column("no reply", _unanswered),
    Column("calls not held", _not_held),
    Column("CPU s a call-second", _cpu),
    Column("memory, MB", lambda group: f"{max(one.megabytes for one in group.outcomes):.0f}"),
)


def markdown(outcomes: Sequence[Outcome]) -> str:
    """A table for each preset and number of calls. Milliseconds where nothing else is said."""
    parts: list[str] = []
    by_scene: dict[tuple[str, int, int], list[Group]] = {}
    for group in groups(outcomes):
        by_scene.setdefault((group.preset, group.calls, group.loss), []).append(group)
    for (preset, calls, loss), found in sorted(by_scene.items()):
        lossy = f", {loss} % of packets lost each way" if loss else ""
        parts += [f"### {preset}, {calls} at once{lossy}", "", *_table(found), ""]
    return "\n".join(parts)


def _table(found: Sequence[Group]) -> list[str]:
    """Figures are rows, contestants columns: there are more figures."""
    lines = [[column.title, *(column.tell(group) for group in found)] for column in COLUMNS]
    told = [line for line in lines if any(cell != NOT_HAD for cell in line[1:])]
    rule = ["---"] * (len(found) + 1)
    return [f"| {' | '.join(line)} |" for line in (told[0], rule, *told[1:])]


def _two(values: Sequence[float]) -> str:
    if not values:
        return NOT_HAD
    return f"{percentile(values, 50):,.0f} / {percentile(values, 95):,.0f} ({len(values)})"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}" if whole else NOT_HAD


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
