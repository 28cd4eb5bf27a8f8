"""The lock files: complete, hashed, and free of any index's address."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = {
    "runtime": ["runtime.in"],
    "ocr": ["runtime.in", "ocr.in"],
    "dev": ["runtime.in", "ocr.in", "dev.in"],
}
NAME = re.compile(r"^([A-Za-z0-9._-]+)")


def canonical(requirement: str) -> str:
    """The package name of a requirement line, spelled as indexes compare names."""
    match = NAME.match(requirement)
    assert match is not None, f"not a requirement: {requirement}"
    return re.sub(r"[-_.]+", "-", match[1]).lower()


def entries(lock: str) -> list[str]:
    """Requirements of a lock file, each with its continuation lines joined, without comments."""
    text = (REQUIREMENTS / f"{lock}.txt").read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def asked(source: str) -> list[str]:
    return (REQUIREMENTS / source).read_text().splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_and_hashed(lock: str) -> None:
    locked = entries(lock)
    assert len(locked) > len(LOCKS[lock])
    for entry in locked:
        assert re.match(r"^[a-z0-9._-]+==\S+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_every_wanted_package_is_locked(lock: str) -> None:
    locked = {canonical(entry) for entry in entries(lock)}
    wanted = {canonical(line) for source in LOCKS[lock] for line in asked(source)}
    assert wanted <= locked


@pytest.mark.parametrize("lock", LOCKS)
def test_what_only_a_taker_of_weights_would_bring_is_not_locked(lock: str) -> None:
    excluded = {canonical(line) for line in asked("excluded.in") if not line.startswith("#")}
    assert excluded
    assert not {canonical(entry) for entry in entries(lock)} & {*excluded, "torch"}


def test_development_runs_on_what_is_served() -> None:
    """The development lock holds the others, package for package and hash for hash."""
    assert set(entries("runtime")) <= set(entries("ocr")) <= set(entries("dev"))


@pytest.mark.parametrize("source", ["runtime.in", "ocr.in", "dev.in"])
def test_sources_are_sorted_one_package_a_line(source: str) -> None:
    names = [canonical(line) for line in asked(source)]
    assert names == sorted(set(names))


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_where_packages_come_from(lock: str) -> None:
    text = (REQUIREMENTS / f"{lock}.txt").read_text()
    assert "://" not in text
    assert not re.search(r"--(index-url|extra-index-url|find-links|trusted-host)", text)


def test_web_packages_are_hashed_and_come_from_whatever_registry_npm_is_set_to() -> None:
    packages = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    for name, package in installed.items():
        assert "resolved" not in package, name
        assert package["integrity"].startswith("sha512-"), name


def test_web_lock_holds_the_packages_of_every_platform() -> None:
    """npm ci refuses a lock that was written where some of them could not be found."""
    packages = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    locked = {name.rpartition("node_modules/")[2] for name in packages}
    for name, package in packages.items():
        missing = package.get("optionalDependencies", {}).keys() - locked
        assert not missing, f"{name}: {sorted(missing)}"
