"""Queries on disputes."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, defer

from api.answers.models import AnswerRow
from api.disputes.models import DisputeRow
from api.errors import NotFound
from api.evaluations.models import EvaluationRow
from api.interviews.models import InterviewRow, QuestionRow
from api.pagination import cut_page, newest_first
from schemas.answers import DisputeStatus

_NONE: Final = "There is no such dispute."


class DisputeRepository:
    """Disputes in one transaction. Whose the answer is must be known."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    def add(self, dispute: DisputeRow) -> None:
        """Keep a new dispute."""
        self._db.add(dispute)

    async def is_open(self, answer_id: str) -> bool:
        """Whether a dispute about this answer waits for its outcome."""
        its = exists().where(DisputeRow.answer_id == answer_id, DisputeRow.status == "open")
        return bool((await self._db.execute(select(its))).scalar_one())

    async def page(
        self, status: DisputeStatus, *, cursor: str | None, limit: int
    ) -> tuple[list[DisputeRow], str | None]:
        """Everybody's, the newest first, and the next page's cursor. Raises DoesNotFit."""
        query = select(DisputeRow).where(DisputeRow.status == status)
        query = newest_first(query, DisputeRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)

    async def find(self, dispute_id: str) -> DisputeRow | None:
        """Anybody's, for work in the background, which nobody else changes meanwhile."""
        query = select(DisputeRow).where(DisputeRow.id == dispute_id).with_for_update()
        return (await self._db.execute(query)).scalar_one_or_none()

    async def main_answer(self, dispute_id: str) -> str | None:
        """The answer to judge: the disputed one, or the one that it follows up on.

        Null where that was done already, and where the dispute is gone.
        """
        disputed = aliased(QuestionRow)
        query = (
            select(AnswerRow.id)
            .join(QuestionRow, QuestionRow.id == AnswerRow.question_id)
            .where(
                QuestionRow.id
                == select(func.coalesce(disputed.parent_id, disputed.id))
                .join(AnswerRow, AnswerRow.question_id == disputed.id)
                .join(DisputeRow, DisputeRow.answer_id == AnswerRow.id)
                .where(
                    DisputeRow.id == dispute_id,
                    DisputeRow.again_id.is_(None),
                    DisputeRow.again_reason.is_(None),
                )
                .correlate(None)
                .scalar_subquery()
            )
        )
        return (await self._db.execute(query)).scalar_one_or_none()

    async def came_of_one(self, evaluation: EvaluationRow) -> bool:
        """Whether a dispute had the answer judged like this, by the same and in the same words."""
        its = exists().where(
            DisputeRow.again_id == EvaluationRow.id,
            EvaluationRow.answer_id == evaluation.answer_id,
            EvaluationRow.content_key == evaluation.content_key,
        )
        return bool((await self._db.execute(select(its))).scalar_one())

    async def questions(self, disputes: Collection[DisputeRow]) -> dict[str, str]:
        """What was asked, by the disputed answer."""
        query = (
            select(AnswerRow.id, QuestionRow.text)
            .join(QuestionRow, QuestionRow.id == AnswerRow.question_id)
            .where(AnswerRow.id.in_({row.answer_id for row in disputes}))
        )
        return {row[0]: row[1] for row in await self._db.execute(query)}

    async def to_decide(self, dispute_id: str) -> tuple[DisputeRow, str]:
        """Anybody's, which nobody else decides meanwhile, and whose it is. Raises NotFound."""
        query = (
            select(DisputeRow, InterviewRow.owner_id)
            .join(AnswerRow, AnswerRow.id == DisputeRow.answer_id)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(DisputeRow.id == dispute_id)
            .with_for_update(of=DisputeRow)
        )
        found = (await self._db.execute(query)).one_or_none()
        if found is None:
            raise NotFound(_NONE)
        return found[0], found[1]


async def evaluations_of(
    db: AsyncSession, disputes: Collection[DisputeRow]
) -> dict[str, EvaluationRow]:
    """The former and the new evaluations, by their ids; without the bodies, which are large."""
    ids = {one for row in disputes for one in (row.former_id, row.again_id) if one is not None}
    query = (
        select(EvaluationRow)
        .where(EvaluationRow.id.in_(ids))
        .options(defer(EvaluationRow.body), defer(EvaluationRow.transcript))
    )
    return {row.id: row for row in (await db.execute(query)).scalars()}


class OwnDisputes:
    """One person's disputes, in one transaction; those of deleted interviews are left out."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _mine(self) -> Select[DisputeRow]:
        return (
            select(DisputeRow)
            .join(AnswerRow, AnswerRow.id == DisputeRow.answer_id)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(InterviewRow.owner_id == self._owner_id, InterviewRow.deleted_at.is_(None))
        )

    async def get(self, dispute_id: str) -> DisputeRow:
        """Raises NotFound, also where it is somebody else's."""
        query = self._mine().where(DisputeRow.id == dispute_id)
        row = (await self._db.execute(query)).scalar_one_or_none()
        if row is None:
            raise NotFound(_NONE)
        return row

    async def page(
        self, answer_id: str | None, *, cursor: str | None, limit: int
    ) -> tuple[list[DisputeRow], str | None]:
        """The newest first, about one answer or all; the next page's cursor. Raises DoesNotFit."""
        query = self._mine()
        if answer_id is not None:
            query = query.where(DisputeRow.answer_id == answer_id)
        query = newest_first(query, DisputeRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)
