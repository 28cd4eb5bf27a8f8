"""What clients call their files is shown, and never believed."""

import pytest

from api.resumes.naming import attachment, shown_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ada\\cv.pdf", "cv.pdf"),
        ("cv\0.pdf\r\nSet-Cookie: a=b", "cv.pdfSet-Cookie: a=b"),
        ("\u202efdp.exe", "fdp.exe"),
        ("a\u200bb\ufeff.pdf", "ab.pdf"),
        ("Le\u0301a.pdf", "Léa.pdf"),
        ("x" * 5_000, "x" * 200),
        ("", "résumé"),
        ("...", "résumé"),
        ("/", "résumé"),
        ("👩\u200d💻.pdf", "👩💻.pdf"),
        ("%2e%2e%2fcv.pdf", "%2e%2e%2fcv.pdf"),
        ("\ud800cv.pdf", "cv.pdf"),
    ],
)
def test_a_name_is_only_shown(given: str, shown: str) -> None:
    assert shown_name(given) == shown


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("cv.pdf", "cv.pdf"),
        ("cv.exe", "cv.pdf"),
        ("résumé", "r%C3%A9sum%C3%A9.pdf"),
        ('a";b=c.pdf', "a%22%3Bb%3Dc.pdf"),
        (".pdf", ".pdf.pdf"),
    ],
)
def test_a_file_is_saved_as_what_it_is(name: str, saved: str) -> None:
    assert attachment(name, "application/pdf") == f"attachment; filename*=UTF-8''{saved}"
