"""The scripts behind `make run` and `make test`: what they skip, refuse and count."""

import json
from pathlib import Path

import pytest

from scripts import toolchain
from scripts.outcome import Outcome, of_pytest, of_vitest
from scripts.progress import StepFailed, Steps, run_quietly
from scripts.stamps import files_under, fingerprint, is_current


def executable(folder: Path, name: str, says: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


def test_a_stamp_holds_until_a_file_changes_is_added_or_renamed(tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "stamp"
    (source / "kept").mkdir(parents=True)
    (source / "dist").mkdir()
    (source / "kept/a.txt").write_text("one")

    def now() -> str:
        return fingerprint(files_under(source, without=frozenset({"dist"})))

    assert not is_current(stamp, now())
    stamp.write_text(now())
    (source / "dist/built.js").write_text("built")
    assert is_current(stamp, now())
    (source / "kept/b.txt").write_text("two")
    assert not is_current(stamp, now())
    (source / "kept/b.txt").unlink()
    assert is_current(stamp, now())
    (source / "kept/a.txt").rename(source / "kept/c.txt")
    assert not is_current(stamp, now())


def test_an_old_python_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    executable(tmp_path, "python3", "Python 3.9.2")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python3"))
    with pytest.raises(StepFailed, match=r"needs Python 3\.11 or newer; this is Python 3\.9\.2"):
        toolchain.find_python()


def test_a_newer_python_on_the_path_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    executable(tmp_path, "python3", "Python 3.9.2")
    executable(tmp_path, "python3.12", "Python 3.12.4")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python3"))
    assert toolchain.find_python() == str(tmp_path / "python3.12")


def test_missing_npm_and_old_node_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StepFailed, match="node is not on PATH"):
        toolchain.check_node()
    executable(tmp_path, "node", "v18.19.0")
    with pytest.raises(StepFailed, match="npm is not on PATH"):
        toolchain.check_node()
    executable(tmp_path, "npm", "10.8.2")
    with pytest.raises(StepFailed, match=r"this is Node 18\.19\.0"):
        toolchain.check_node()
    executable(tmp_path, "node", "v24.1.0")
    toolchain.check_node()


def test_a_failed_step_shows_both_ends_of_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps(total=2)
    command = ["sh", "-c", "seq 1 100; exit 3"]
    with pytest.raises(StepFailed) as failure, steps.step("Counting"):
        run_quietly(command)
    assert str(failure.value).startswith("1\n2\n")
    assert "\n30\n… 40 lines left out …\n71\n" in str(failure.value)
    assert "\n100\n" in str(failure.value)
    assert "exit 3" in str(failure.value)
    with steps.step("Resting"):
        pass
    assert capsys.readouterr().out == "[1/2] Counting … failed\n[2/2] Resting … 0 s\n"


def test_pytest_report_is_counted_with_reasons(tmp_path: Path) -> None:
    report = tmp_path / "pytest.xml"
    report.write_text(
        "<testsuites><testsuite>"
        '<testcase classname="a" name="good"/>'
        '<testcase classname="a" name="bad"><failure message="no"/></testcase>'
        '<testcase classname="a" name="broken"><error message="no"/></testcase>'
        '<testcase classname="a" name="left_out"><skipped message="no browser"/></testcase>'
        "</testsuite></testsuites>"
    )
    assert of_pytest(report) == Outcome(1, ("a::bad", "a::broken"), ("a::left_out: no browser",))


def test_vitest_report_counts_a_file_that_does_not_load(tmp_path: Path) -> None:
    good = {"status": "passed", "fullName": "adds"}
    bad = {"status": "failed", "fullName": "divides"}
    left_out = {"status": "skipped", "fullName": "roots"}
    suites: list[dict[str, object]] = [
        {"name": "a.test.ts", "status": "failed", "assertionResults": [good, bad, left_out]},
        {"name": "b.test.ts", "status": "failed", "assertionResults": []},
    ]
    report = tmp_path / "vitest.json"
    report.write_text(json.dumps({"testResults": suites}))
    expected = Outcome(1, ("divides", "b.test.ts"), ("roots: marked skipped in a.test.ts",))
    assert of_vitest(report) == expected
