"""Files that people send, and why one cannot be read."""

from collections.abc import Mapping
from typing import Final, Literal

FileKind = Literal["pdf", "docx", "text"]

FileFault = Literal[
    "empty_file",
    "no_text",
    "encrypted_file",
    "broken_file",
    "too_many_pages",
    "too_much_text",
    "unpacks_too_large",
    "takes_too_long",
    "scanned_file",
]
"""Error codes of files that are of the right type and still cannot be read."""

FILE_FAULTS: Final[Mapping[FileFault, str]] = {
    "empty_file": "This file is empty. Choose another one.",
    "no_text": "There is no text in this file. Choose another one.",
    "encrypted_file": "This file is protected by a password. Save it without one and try again.",
    "broken_file": "This file is damaged. Save it again as PDF, DOCX or plain text.",
    "too_many_pages": "This file has too many pages. Thirty are read, ten of a scan.",
    "too_much_text": "This file has too much text. 200,000 characters are read.",
    "unpacks_too_large": "This file unpacks to far more than its text. Save it again as PDF.",
    "takes_too_long": "Reading this file took too long. Save it again as PDF or plain text.",
    "scanned_file": "This PDF holds pictures of text, which cannot be read here. "
    "Choose a PDF in which text can be selected, a DOCX or plain text.",
}
"""What each says to a person."""
