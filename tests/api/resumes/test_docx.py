"""The text of a DOCX in the order in which a person reads it."""

from api.resumes.extraction.docx import read_docx
from tests.api.hostile.docxs import RELATIONS, W, archive, document, other
from tests.api.resumes.files import LINES, docx


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def read(body: str, **parts: str) -> list[str]:
    """The lines of a document with this body and these parts beside it, blank ones left out."""
    named = {f"word/{name}.xml": data for name, data in parts.items()}
    text = read_docx(archive(named, main=document(body)))
    return [line for line in text.split("\n") if line.strip()]


def test_what_a_library_wrote_is_read_line_by_line() -> None:
    assert [line for line in read_docx(docx()).split("\n") if line] == list(LINES)


def test_items_of_lists_have_a_bullet_by_themselves_or_by_their_style() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Punkt"><w:pPr><w:numPr/></w:pPr></w:style>'
        '<w:style w:styleId="Normal"/></w:styles>'
    )
    body = (
        paragraph("by itself", "<w:numPr/>")
        + paragraph("by its style", '<w:pStyle w:val="Punkt"/>')
        + paragraph("none", '<w:pStyle w:val="Normal"/>')
    )
    assert read(body, styles=styles) == ["• by itself", "• by its style", "none"]


def test_cells_of_a_row_are_values_and_large_cells_are_columns() -> None:
    row = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Acme", "2019"))
    left = f"<w:tc>{paragraph('SKILLS')}{paragraph('Python')}</w:tc>"
    right = f"<w:tc>{paragraph('EXPERIENCE')}{paragraph('Engineer')}</w:tc>"
    body = f"<w:tbl><w:tr>{row}</w:tr></w:tbl><w:tbl><w:tr>{left}{right}</w:tr></w:tbl>"
    assert read(body) == ["Acme\t2019", "SKILLS", "Python", "EXPERIENCE", "Engineer"]


def test_heads_come_first_feet_last_and_the_same_head_once() -> None:
    def edge(text: str) -> str:
        return f'<w:hdr xmlns:w="{W}">{paragraph(text)}</w:hdr>'

    found = read(
        paragraph("body"), header1=edge("Ada"), header2=edge("Ada"), footer1=edge("ada@example.org")
    )
    assert found == ["Ada", "body", "ada@example.org"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('in a box')}</w:txbxContent>"
    both = f"<w:r><Choice>{box}</Choice><Fallback>{box}</Fallback></w:r>"
    assert read(f"<w:p><w:r><w:t>beside</w:t></w:r>{both}</w:p>") == ["beside", "in a box"]


def test_what_is_not_seen_is_not_read() -> None:
    body = (
        "<w:p><w:del><w:r><w:t>deleted</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>kept</w:t><w:tab/><w:t>both</w:t><w:br/><w:t>lines</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('controlled')}</w:sdtContent></w:sdt>"
    )
    assert read(body) == ["kept\tboth", "lines", "controlled"]


def test_the_main_part_may_have_another_name() -> None:
    relations = RELATIONS.replace("document.xml", "document2.xml")
    main = document(paragraph("Ada"))
    named = {"_rels/.rels": relations.encode(), "word/document2.xml": main.encode()}
    assert "Ada" in read_docx(other(named))
