"""Brings the checkout's own environments up to date: .venv, web/node_modules and web/dist."""

from __future__ import annotations

from scripts.progress import ROOT, run_quietly
from scripts.stamps import files_under, fingerprint, is_current
from scripts.toolchain import find_python

VENV = ROOT / ".venv"
WEB = ROOT / "web"
PYTHON = VENV / "bin/python"


def ensure_venv() -> None:
    """Create the virtual environment, or finish one whose creation was interrupted."""
    stamp = VENV / ".stamp-venv"
    if stamp.is_file() and PYTHON.exists():
        return
    run_quietly([find_python(), "-m", "venv", VENV])
    stamp.touch()


def ensure_python_packages(lock: str) -> None:
    """Install requirements/<lock>.txt, each file checked against its hash.

    The lock is complete, so nothing is resolved; wheels only, so nothing is compiled.
    """
    path = ROOT / f"requirements/{lock}.txt"
    stamp = VENV / f".stamp-{lock}"
    wanted = fingerprint([path, VENV / "pyvenv.cfg"])
    if is_current(stamp, wanted):
        return
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run_quietly([*pip, "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", path])
    stamp.write_text(wanted)


def ensure_web_packages() -> None:
    """Install web/node_modules exactly as web/package-lock.json says."""
    stamp = WEB / "node_modules/.stamp"
    wanted = fingerprint([WEB / "package.json", WEB / "package-lock.json"])
    if is_current(stamp, wanted):
        return
    run_quietly(["npm", "ci", "--no-audit", "--no-fund"], cwd=WEB)
    stamp.write_text(wanted)


def ensure_web_build() -> None:
    """Build web/dist, unless it was built from these very files."""
    stamp = VENV / ".stamp-web"
    wanted = fingerprint(files_under(WEB, without=frozenset({"node_modules", "dist"})))
    if is_current(stamp, wanted) and (WEB / "dist/index.html").is_file():
        return
    ensure_web_packages()
    run_quietly(["npm", "run", "build"], cwd=WEB)
    stamp.write_text(wanted)
