"""Why a file cannot be read."""

from api.errors import ApiError
from schemas.files import FILE_FAULTS, FileFault

WRONG_TYPE = "Choose a PDF, a DOCX or a plain text file."


class WrongType(ApiError):
    """A file of a type that is not read."""

    status = 415
    code = "wrong_type"


class Unreadable(ApiError):
    """A file of the right type that cannot be read; `fault` is the error's code."""

    status = 422

    def __init__(self, fault: FileFault) -> None:
        super().__init__(FILE_FAULTS[fault], field="file")
        self.fault: FileFault = fault
        self.code = fault
