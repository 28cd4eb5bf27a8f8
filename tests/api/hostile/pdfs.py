"""PDFs that are broken, locked, endless, or do things that a résumé does not do."""

import zlib
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from tests.api.hostile.case import ACCEPTED, Case
from tests.api.hostile.raw_pdf import (
    CATALOG,
    FONT,
    PAGE,
    PAGES,
    TEXT,
    assemble,
    flate,
    simple,
    stream,
)
from tests.api.resumes.files import pdf

ADA = "Ada Lovelace"
MB = 1024 * 1024


def locked(algorithm: str, *, user: str) -> bytes:
    """A file that a password protects; against changes only where the user's is empty."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt(user, "owner", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def many_pages(count: int, content: bytes = TEXT) -> bytes:
    """So many pages that share one content."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + count))
    page = PAGE.replace(b"4 0 R", b"3 0 R").replace(b"5 0 R", b"4 0 R")
    pages = b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count
    return assemble([CATALOG, pages, flate(content), FONT, *[page] * count])


def broken() -> list[Case]:
    """Files that are not what their first bytes say."""
    whole = pdf()
    return [
        Case("head_only", b"%PDF-1.7\n", "broken_file"),
        Case("head_and_noise", b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken_file"),
        Case("cut_off_early", whole[: len(whole) // 3], "broken_file"),
        Case("no_root", assemble([FONT]).replace(b"/Root 1 0 R", b""), "broken_file"),
        Case("root_is_a_number", assemble([b"7"]), "broken_file"),
        Case("pages_missing", simple(catalog=b"<< /Type /Catalog >>"), "broken_file"),
        Case("nested_arrays", simple(page=b"[" * 100_000), "broken_file"),
        Case("nested_dictionaries", simple(page=b"<< /A " * 50_000), "no_text"),
        Case("no_pages", simple(pages=b"<< /Type /Pages /Kids [] /Count 0 >>"), "no_text"),
        Case("empty_page", simple(b""), "no_text"),
        Case("text_of_spaces", simple(b"BT /F1 12 Tf (      ) Tj ET"), "no_text"),
    ]


def endless() -> list[Case]:
    """Files that send a reader around in circles."""
    kids = b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    calling = PAGE.replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    own = PAGE.replace(b"/Contents 4 0 R", b"/Contents [4 0 R 6 0 R]")
    return [
        Case("page_tree_in_a_circle", simple(pages=kids), "broken_file"),
        Case("table_in_a_circle", simple(trailer=b"/Prev 0"), ACCEPTED, says=ADA),
        Case("table_nowhere", simple(startxref=10**9), ACCEPTED, says=ADA),
        Case("form_in_itself", simple(TEXT + b" /X Do", page=calling,
             more=[stream(b"/X Do", form)]), ACCEPTED, says=ADA),
        Case("contents_in_itself", simple(page=own, more=[b"[6 0 R 4 0 R]"]), ACCEPTED, says=ADA),
        Case("object_is_itself", simple(page=own, more=[b"6 0 R"]), "no_text"),
        Case("length_is_itself", simple(contents=b"<< /Length 4 0 R >>\nstream\n" + TEXT
             + b"\nendstream"), "unpacks_too_large"),
        Case("parent_in_a_circle", simple(page=PAGE.replace(b"2 0 R", b"3 0 R")), ACCEPTED,
             says=ADA),
    ]  # fmt: skip


def large() -> list[Case]:
    """Files that are small and become large, or slow."""
    bomb = b"\0" * (100 * MB)
    hexed = TEXT.hex().encode()
    chained = stream(hexed, b"/Filter [" + b"/ASCIIHexDecode " + b"/FlateDecode " * 3_000 + b"]")
    cmap = b"begincmap 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap"
    mapped = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>"
    )
    return [
        Case("bomb", simple(contents=flate(bomb)), "unpacks_too_large"),
        Case("bomb_in_a_bomb", simple(contents=flate(bomb, 2)), "unpacks_too_large"),
        Case("filters_without_end", simple(contents=chained), "unpacks_too_large"),
        Case("pages_31", pdf(pages=31), "too_many_pages"),
        Case("pages_10000", many_pages(10_000), "too_many_pages"),
        Case("pages_30", pdf(pages=30), ACCEPTED, says=ADA),
        Case("count_lies", simple(pages=PAGES.replace(b"/Count 1", b"/Count 1000000000")),
             ACCEPTED, says=ADA),
        Case("length_lies", simple(contents=stream(TEXT, length=10**12)), "unpacks_too_large"),
        Case("size_lies", simple(trailer=b"/Size 4000000000"), ACCEPTED, says=ADA),
        Case("letters_without_end", simple(font=mapped, more=[stream(cmap)]),
             "unpacks_too_large"),
        Case("lines_without_end", many_pages(30, b"0 0 m n " * 100_000), "takes_too_long"),
    ]  # fmt: skip


def locked_or_not() -> list[Case]:
    """Files with passwords."""
    return [
        Case("locked_rc4", locked("RC4-128", user="secret"), "encrypted_file"),
        Case("locked_aes_128", locked("AES-128", user="secret"), "encrypted_file"),
        Case("locked_aes_256", locked("AES-256", user="secret"), "encrypted_file"),
        Case("locked_against_changes", locked("AES-256", user=""), ACCEPTED, says=ADA),
        Case("unknown_lock", simple(trailer=b"/Encrypt << /Filter /Mine >>"), "broken_file"),
    ]


def active() -> list[Case]:
    """Files that would do something when they are opened; nothing here opens them."""
    script = (
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
    )
    launch = script.replace(b"/JavaScript /JS (app.alert(1))", b"/Launch /F (cmd.exe)")
    names = (
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(x) 6 0 R] >> >> >>"
    )
    inner = b"<< /Type /Filespec /F (evil.exe) /EF << /F 7 0 R >> >>"
    form = b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /XFA 6 0 R /Fields [] >> >>"
    remote = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (http://127.0.0.1/) >> >>"
    return [
        Case("javascript", simple(catalog=script), ACCEPTED, says=ADA),
        Case("launches_a_program", simple(catalog=launch), ACCEPTED, says=ADA),
        Case("carries_a_program", simple(catalog=names, more=[inner, stream(b"MZ\x90")]), ACCEPTED,
             says=ADA),
        Case("xfa_form", simple(catalog=form, more=[stream(b"<xdp/>")]), ACCEPTED, says=ADA),
        Case("calls_home", simple(catalog=remote), ACCEPTED, says=ADA),
        Case("archive_behind_it", simple() + b"PK\x03\x04" + zlib.compress(b"x" * 999), ACCEPTED,
             says=ADA),
        Case("page_behind_it", simple() + b"<script>alert(1)</script>", ACCEPTED, says=ADA),
    ]  # fmt: skip


def odd() -> list[Case]:
    """Files whose text or numbers are odd."""
    wild = b"BT /F1 12 Tf 1e400 0 0 1 -1e400 99999999999999999999 Tm (Ada Lovelace, engineer) Tj ET"
    halves = (
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"1 beginbfchar <41> <d800> endbfchar endcmap"
    )
    mapped = FONT.replace(b"/Helvetica", b"/Helvetica /ToUnicode 6 0 R")
    turned = "Ada \u202eecalevoL\u202c, engineer in London and elsewhere".encode("utf-16-be")
    shown = b"BT /F1 12 Tf 60 700 Td (Ada Lovelace, A great engineer in London) Tj ET"
    box = PAGE.replace(b"[0 0 595 842]", b"[0 0 -1 99999999999]")
    return [
        Case("numbers_without_end", simple(wild), "no_text"),
        Case("halves_of_characters", simple(shown, font=mapped, more=[stream(halves)]), ACCEPTED),
        Case("turned_text", simple(b"BT /F1 12 Tf 60 700 Td (" + turned + b") Tj ET"), ACCEPTED),
        Case("wild_page", simple(page=box), ACCEPTED, says=ADA),
    ]


def cases() -> list[Case]:
    """All of them."""
    return [*broken(), *endless(), *large(), *locked_or_not(), *active(), *odd()]
