"""Why a file cannot be read: an error for each reason."""

from typing import ClassVar, Final, cast

from api.errors import ApiError
from schemas.files import FileFault

WRONG_TYPE: Final = "Choose a PDF, a DOCX or a plain text file."


class Unreadable(ApiError):
    """A file of a right type that cannot be read. `says`: why, to a person."""

    status = 422
    says: ClassVar[str]

    def __init__(self) -> None:
        super().__init__(self.says, field="file")

    @property
    def fault(self) -> FileFault:
        """The error's code."""
        return cast(FileFault, self.code)


class EmptyFile(Unreadable):
    """There is nothing in it."""

    code = "empty_file"
    says = "This file is empty. Choose another one."


class NoText(Unreadable):
    """There are no letters in it."""

    code = "no_text"
    says = "There is no text in this file. Choose another one."


class EncryptedFile(Unreadable):
    """It opens with a password only."""

    code = "encrypted_file"
    says = "This file is protected by a password. Save it without one and try again."


class BrokenFile(Unreadable):
    """It is not what its first bytes say."""

    code = "broken_file"
    says = "This file is damaged. Save it again as PDF, DOCX or plain text."


class TooManyPages(Unreadable):
    """More pages than a résumé has."""

    code = "too_many_pages"
    says = "This file has too many pages. Thirty are read, ten of a scan."


class TooMuchText(Unreadable):
    """More text than a résumé has."""

    code = "too_much_text"
    says = "This file has too much text. 200,000 characters are read."


class UnpacksTooLarge(Unreadable):
    """It is small and becomes large when it is read."""

    code = "unpacks_too_large"
    says = "This file unpacks to far more than a text needs. Save it again as PDF."


class TakesTooLong(Unreadable):
    """Reading it takes more time than it may."""

    code = "takes_too_long"
    says = "Reading this file took too long. Save it again as PDF or plain text."


class ScannedFile(Unreadable):
    """It holds pictures of text, and nothing here reads those."""

    code = "scanned_file"
    says = (
        "This PDF holds pictures of text, which cannot be read here. "
        "Choose one in which text can be selected, a DOCX or plain text."
    )


class ReadingFailed(Unreadable):
    """A mistake of ours, not the file's."""

    code = "reading_failed"
    says = "Something went wrong on our side while this file was read. Upload it again later."


UNREADABLE: Final = tuple(Unreadable.__subclasses__())
"""Every reason, for the documents of routes that take files."""

_BY_CODE: Final = {kind.code: kind for kind in UNREADABLE}


def unreadable(fault: FileFault) -> Unreadable:
    """The error with this code."""
    return _BY_CODE[fault]()
