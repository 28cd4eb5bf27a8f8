"""Lines of résumés and of job posts, as they are said in a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.coach.slots.deeds import MAX_CHARACTERS, deed, duty


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Led a team of six nurses on a busy ward", "led a team of six nurses"),
        ("Lead the cabin crew on short-haul flights", "led the cabin crew"),
        ("Managing the night shift", "managed the night shift"),
        ("Reduced build times by 40 %", "reduced build times"),
        ("Trained and supervised 12 baristas, two of whom won prizes", "supervised 12 baristas"),
        ("Set up the discharge checklist", "set up the discharge checklist"),
        ("Looked after two apprentices", "looked after two apprentices"),
        ("Wrote the SQL course for four teams", "wrote the SQL course"),
        ("Rewrote the year 8 scheme of work.", "rewrote the year 8 scheme of work"),
        ("Moved 2,000 virtual machines from one host to another", "moved 2,000 virtual machines"),
    ],
)
def test_what_was_done(line: str, said: str) -> None:
    assert deed(line) == said


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Led",
        "Test plans for a car",
        "Design of new offices",
        "Responsible for everything",
        "Worked closely with sales",
        "Reduced significantly the number of errors",
        "Cut the time to hire",
        "Led our team",
        "Wrote the prompt",
        "Built you a perfect score",
        "Built <b>a page</b>",
        "Taught years 7, 8 and 9",
        "Ho ridotto i ritardi",
        "Managed the long and winding",
        "Created " + "a" * 30,
        "Led sales and marketing teams",
        "Wrote SQL for four teams",
        "Built one other thing nobody had ever once thought of",
    ],
)
def test_what_is_left_unsaid(line: str) -> None:
    assert deed(line) is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Run discovery calls and demos with executives", "running discovery calls"),
        ("you will maintain electronic health records", "maintaining electronic health records"),
        ("You'll lead a team of five", "leading a team of five"),
        ("Managing vendor contracts", "managing vendor contracts"),
        ("Support four depots", "supporting four depots"),
    ],
)
def test_what_is_to_be_done(line: str, said: str) -> None:
    assert duty(line) == said


@given(st.text(max_size=80), st.sampled_from(["", "Led ", "Built the ", "You will manage "]))
def test_it_is_short_and_plain_whatever_the_line(text: str, beginning: str) -> None:
    for said in (deed(beginning + text), duty(beginning + text)):
        if said is not None:
            assert len(said) <= MAX_CHARACTERS
            assert said == " ".join(said.split())
            assert not set(said) & set('{}<>[]()|`"“”:;!?\\')
