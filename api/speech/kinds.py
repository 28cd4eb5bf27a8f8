"""Which recordings are taken, known by their first bytes. Pure."""

from typing import Final

from api.errors import WrongType

HEAD: Final = 12
"""Bytes that tell."""

_MP3_SYNC: Final = 0xE0
TAKEN: Final = "WAV, MP3, WebM, Ogg and M4A"


def demuxer_of(head: bytes) -> str:
    """FFmpeg's demuxer for a file that begins like this. Raises WrongType.

    Always named: one that FFmpeg would choose by itself may be of a kind that opens other files.
    """
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"OggS":
        return "ogg"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "matroska"
    if head[4:8] == b"ftyp":
        return "mov"
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and int.from_bytes(head[1:2]) >= _MP3_SYNC):
        return "mp3"
    raise WrongType(f"This is no recording that can be read. Send {TAKEN}.", field="file")
