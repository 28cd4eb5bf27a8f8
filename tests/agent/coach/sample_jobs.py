"""Sample job descriptions of many trades."""

from pathlib import Path

JOBS = {
    path.stem: path.read_text() for path in sorted((Path(__file__).parent / "jobs").glob("*.txt"))
}
