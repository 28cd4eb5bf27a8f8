"""Where a person's files lie, all of them: a new kind of file is added here."""

from collections.abc import Iterable

from api.context import Context
from api.export.naming import folder_of as exports_of
from api.resumes.naming import folder_of as resumes_of
from api.speech.speaking import folder_of as speech_of


async def delete_files(context: Context, person_id: str, call_ids: Iterable[str]) -> None:
    """Delete every stored file of a person. call_ids: all calls they ever had."""
    for folder in (resumes_of(person_id), exports_of(person_id), speech_of(person_id)):
        await context.storage.delete_under(folder)
    for call_id in call_ids:
        await context.audio.delete(call_id)
