"""How well job posts are read by rules: `make eval-job`."""

from pathlib import Path
from statistics import median
from time import perf_counter

from agent.coach.job_post import analyze_job
from bench.job_posts import HALVES, is_refused, other_texts, posts, score, short_posts
from bench.report import Figure, machine, table, write_json

OUT = Path("out/eval-job.json")


def figures() -> list[Figure]:
    """Every figure, in percent but for the time."""
    found: list[Figure] = []
    for half in HALVES:
        sample = posts(half)
        total = score(sample.values())
        part = f"{half.replace('_', ' ')}, {total.posts} posts"
        for name, goal, share in (
            ("title", 90, total.titles / total.posts),
            ("company", None, total.companies / total.posts),
            ("seniority", None, total.seniorities / total.posts),
            ("skills in their class, F1", 80, total.skills.f1),
            ("required skills, F1", None, total.required.f1),
            ("nice to have, F1", None, total.nice.f1),
            ("responsibilities, F1", None, total.responsibilities.f1),
            ("key requirements, F1", None, total.key_requirements.f1),
        ):
            found.append(Figure(f"{name} ({part})", goal, 100 * share, "%", at_least=True))
    others = other_texts()
    refused = sum(map(is_refused, others.values())) / len(others)
    taken = 1 - sum(map(is_refused, short_posts().values())) / len(short_posts())
    return [
        *found,
        Figure(f"other texts refused ({len(others)})", 100, 100 * refused, "%", at_least=True),
        Figure(f"short posts taken ({len(short_posts())})", 100, 100 * taken, "%", at_least=True),
        Figure("time for a post, median", None, _milliseconds(), "ms"),
    ]


def _milliseconds() -> float:
    times: list[float] = []
    for half in HALVES:
        for post in posts(half).values():
            began = perf_counter()
            analyze_job(post.text)
            times.append(1_000 * (perf_counter() - began))
    return median(times)


def main() -> None:
    """Print the table and write it."""
    lines = figures()
    print(machine())
    print(table(lines))
    write_json(OUT, [line.as_json() for line in lines])


if __name__ == "__main__":
    main()
