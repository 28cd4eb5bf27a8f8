"""Practice: an interview of one question."""

from pydantic import model_validator

from schemas.base import Id, Schema
from schemas.interviews import QuestionText, Skill


class PracticeRequest(Schema):
    """What to practise: exactly one of a known question, a skill, or a question of one's own.

    of_answer_id: the answer that this is another attempt at.
    """

    question_id: Id | None = None
    skill: Skill | None = None
    text: QuestionText | None = None
    of_answer_id: Id | None = None

    @model_validator(mode="after")
    def _one_subject(self) -> "PracticeRequest":
        if sum(part is not None for part in (self.question_id, self.skill, self.text)) != 1:
            raise ValueError("Give exactly one of question_id, skill and text.")
        return self
