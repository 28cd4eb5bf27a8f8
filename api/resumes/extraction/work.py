"""What the process that reads a file does with it."""

import importlib.util

from agent.coach.bank import load_bank
from agent.coach.resume import parse_resume, tidy
from api.errors import WrongType
from api.resumes.extraction.docx import read_docx
from api.resumes.extraction.faults import NoText, ScannedFile, TooMuchText, Unreadable
from api.resumes.extraction.kinds import HEAD_BYTES, kind_of
from api.resumes.extraction.limits import MAX_CHARACTERS
from api.resumes.extraction.pdf import read_pdf
from api.resumes.extraction.plain import read_plain
from api.resumes.extraction.protocol import (
    Answer,
    Extracted,
    Faulty,
    NotOurs,
    Order,
    Understood,
)


def extract(data: bytes, *, ocr: bool) -> Extracted:
    """Raises Unreadable, WrongType, and anything on a broken file."""
    match kind_of(data[:HEAD_BYTES]):
        case "pdf":
            found = read_pdf(data)
        case "docx":
            found = Extracted(kind="docx", text=read_docx(data), pages=1, scanned=False)
        case "text":
            found = Extracted(kind="text", text=read_plain(data), pages=1, scanned=False)
    if found.scanned:
        if not (ocr and importlib.util.find_spec("rapidocr")):
            raise ScannedFile()
        return found
    return clean(found)


def clean(found: Extracted) -> Extracted:
    """With a text that can be stored. Raises Unreadable where it is none, or too long."""
    # Broken fonts give halves of characters.
    whole = found.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = tidy(whole)
    if not any(char.isalnum() for char in text):
        raise NoText()
    if len(text) > MAX_CHARACTERS:
        raise TooMuchText()
    return found.model_copy(update={"text": text})


def scan(data: bytes) -> Extracted:
    """Raises Unreadable."""
    # Loads neural networks, which the other tasks do without.
    from api.resumes.extraction.ocr import read_scan

    return clean(read_scan(data))


def answer(order: Order, data: bytes) -> Answer:
    """What the order asks for, or why it cannot be had. Raises only on our own mistakes."""
    if order.task == "understand":
        return Answer(of=Understood(parsed=parse_resume(data.decode(), load_bank())))
    try:
        return Answer(of=extract(data, ocr=order.ocr) if order.task == "extract" else scan(data))
    except Unreadable as error:
        return Answer(of=Faulty(fault=error.fault))
    except WrongType as error:
        return Answer(of=NotOurs(message=error.message))
    except MemoryError as error:
        return Answer(of=Faulty(fault="unpacks_too_large", why=type(error).__name__))
    except Exception as error:  # noqa: BLE001 - on a broken file the libraries raise anything
        return Answer(of=Faulty(fault="broken_file", why=type(error).__name__))
