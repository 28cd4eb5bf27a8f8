"""Preparing the questions of an interview that has not begun."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status

from api.accounts.principal import PrincipalDep
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.idempotency.service import IdempotencyKey, once
from api.interviews.announcing import announce
from api.interviews.editing import Editor
from api.interviews.regenerating import Regenerator
from api.interviews.repository import InterviewRepository
from api.quotas.service import QuotaReached
from schemas.interviews import (
    AddQuestionRequest,
    Interview,
    OrderQuestionsRequest,
    Question,
    RegenerateQuestionsRequest,
    UpdateQuestionRequest,
)

router = APIRouter(prefix="/api/interviews/{interview_id}/questions", tags=["interviews"])

EDITING_ERRORS = errors(401, 403, 404, 409, *BODY_ERRORS)


async def _editor(
    interview_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Editor:
    interviews = InterviewRepository(db, principal.user.id)
    editor = await Editor.open(interviews, interview_id, context.clock())
    announce(context.events, db, editor.row)
    return editor


EditorDep = Annotated[Editor, Depends(_editor)]


@router.post("", status_code=status.HTTP_201_CREATED, responses=EDITING_ERRORS)
async def add(
    body: AddQuestionRequest,
    request: Request,
    editor: EditorDep,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    idempotency_key: IdempotencyKey = None,
) -> Question:
    """Add a question of one's own, as the last one."""
    return await once(
        db,
        owner_id=principal.user.id,
        key=idempotency_key,
        path=request.url.path,
        request=body,
        now=context.clock(),
        answer=Question,
        create=lambda: editor.add(body),
    )


@router.post("/regenerate", responses=errors(401, 403, 404, 409, QuotaReached, *BODY_ERRORS))
async def regenerate(
    interview_id: str,
    principal: PrincipalDep,
    context: ContextDep,
    body: RegenerateQuestionsRequest | None = None,
) -> Interview:
    """Other questions in the place of these, or of all."""
    regenerator = Regenerator(
        context.database,
        context.events,
        context.quotas,
        context.clock,
        context.page_language,
        principal.user.id,
    )
    return await regenerator.regenerate(interview_id, body or RegenerateQuestionsRequest())


@router.put("/order", responses=EDITING_ERRORS)
async def order(editor: EditorDep, body: OrderQuestionsRequest) -> Interview:
    """All questions in their new order."""
    editor.order(body.ids)
    return editor.body()


@router.patch("/{question_id}", responses=EDITING_ERRORS)
async def update(question_id: str, editor: EditorDep, body: UpdateQuestionRequest) -> Question:
    """Change a question; with another text it is one's own."""
    return editor.update(question_id, body)


@router.delete(
    "/{question_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 403, 404, 409),
)
async def delete(question_id: str, editor: EditorDep) -> None:
    """Take a question out."""
    await editor.delete(question_id)
