"""All kinds of background work, each with what it needs: a domain's work is listed here."""

from api.accounts.housekeeping import FORGET_EXPIRED
from api.accounts.mailing import LinkMailer
from api.context import Context
from api.deletion.account import AccountDeletion
from api.deletion.guests import LostGuests
from api.disputes.judging import JudgingAgain
from api.evaluations.judging import Judging
from api.evaluations.sound import AnswerSound
from api.export.service import Exporter
from api.interviews.abandoning import Abandoning
from api.jobs.ports import JobKind
from api.progress.telling import Telling
from api.resumes.parsing import ResumeParser
from api.retention.purging import Purge
from api.speech.speaking import SpokenKeeper


def job_kinds(context: Context) -> tuple[JobKind, ...]:
    """What this version knows to do in the background."""
    return (
        *LinkMailer(context.mailer, context.settings).kinds(),
        FORGET_EXPIRED,
        *AccountDeletion(context).kinds(),
        *LostGuests(context.jobs).kinds(),
        *Exporter(context).kinds(),
        *Purge(context).kinds(),
        *ResumeParser(context.storage, context.reader, context.language).kinds(),
        *Abandoning(context.evaluations).kinds(),
        *_judging(context),
        *SpokenKeeper(context.storage).kinds(),
        *_telling(context),
    )


def _telling(context: Context) -> tuple[JobKind, ...]:
    return () if context.language is None else Telling(context.language).kinds()


def _judging(context: Context) -> tuple[JobKind, ...]:
    coach, evaluator = context.coach, context.evaluator
    if coach is None or evaluator is None:
        return ()
    sound = AnswerSound(context.audio, context.storage, coach.measure)
    return (*Judging(evaluator, sound).kinds(), *JudgingAgain(evaluator).kinds())
