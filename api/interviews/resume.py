"""What of a résumé matters for the choice of questions."""

from api.resumes.bodies import current_reading
from api.resumes.models import ResumeRow


def resume_skills(row: ResumeRow) -> tuple[str, ...]:
    """The skills on a résumé that was read, those of its projects included."""
    reading = current_reading(row)
    if reading is None:
        return ()
    of_projects = (skill for project in reading.projects for skill in project.technologies)
    return (*reading.skills, *of_projects)
