"""What the interviewer is told of a résumé: enough to notice a contradiction, and no more. Pure."""

from api.resumes.bodies import current_reading
from api.resumes.models import ResumeRow
from schemas.agent_api import MAX_STATED_SKILLS, MAX_STAYS, StatedBackground, Stay


def background(row: ResumeRow | None) -> StatedBackground:
    """Skills, and when the person was where; nothing where no résumé was read."""
    parsed = None if row is None or row.status != "ready" else current_reading(row)
    if parsed is None:
        return StatedBackground(skills=(), stays=())
    of_projects = (name for project in parsed.projects for name in project.technologies)
    skills = tuple(dict.fromkeys((*parsed.skills, *of_projects)))
    stays = tuple(
        Stay(company=one.company, start=one.start, end=one.end)
        for one in parsed.experience
        if one.company
    )
    return StatedBackground(skills=skills[:MAX_STATED_SKILLS], stays=stays[:MAX_STAYS])
