"""The headings of a résumé's sections, as people name them."""

import re
import unicodedata
from functools import cache
from typing import Final, Literal

Section = Literal["head", "summary", "experience", "education", "skills", "projects", "other"]

_LONGEST_HEADING: Final = 60
_NAMES: Final[dict[Section, str]] = {
    "summary": """
        summary | profile | about | about me | objective | professional summary | career summary
        personal statement | personal profile | professional profile | executive summary
        career objective | introduction | who i am | in short | overview | profil | über mich
        kurzprofil | zusammenfassung | résumé | à propos | perfil | sobre mí | perfil profesional
        summary of qualifications | statement | at a glance | in brief | career profile""",
    "experience": """
        experience | work experience | professional experience | employment | employment history
        work history | career history | career | relevant experience | positions held | positions
        professional background | work | jobs | where i have worked | where i worked | what i have done
        industry experience | clinical experience | teaching experience | nursing experience
        kitchen experience | selected experience | additional experience | other experience
        previous experience | earlier experience | research experience | leadership experience
        professional history | previous employment | career so far | appointments | engagements
        academic appointments | military service | military experience | internships | internship
        berufserfahrung | beruflicher werdegang | werdegang | praktika | berufspraxis
        expérience | expériences | expérience professionnelle | expériences professionnelles
        parcours professionnel | experiencia | experiencia laboral | experiencia profesional
        esperienza | esperienze professionali | esperienza lavorativa | experiência profissional
        werkervaring | experience and employment | sales experience | experience highlights
        current position | previous positions | career and employment | career path | track record
        professional career | employment record | employment experience | retail experience""",
    "education": """
        education | education and training | academic background | academic qualifications
        qualifications | education and qualifications | training | studies | academic history
        educational background | training and education | education and certifications | schooling
        academics | degrees | university education | ausbildung | studium | bildung | schulbildung
        bildungsweg | ausbildung und studium | formation | formations | études | diplômes
        educación | formación | formación académica | istruzione | formazione | educação | opleiding
        where i learned | where i studied | what i studied | education and professional training
        apprenticeship and training | education and apprenticeship""",
    "skills": """
        skills | technical skills | key skills | core skills | core competencies | competencies
        areas of expertise | expertise | technologies | tools | tools and technologies
        skills and tools | skills and abilities | professional skills | technical expertise
        technical proficiencies | strengths | key competencies | computer skills | it skills
        software | what i know | what i am good at | what i can do | toolbox | tech stack
        core strengths | skills and expertise | skills and competencies | capabilities
        skills summary | technical toolkit | clinical skills | practical skills | kitchen skills
        additional skills | relevant skills | hard skills | soft skills | skill set | skillset
        abilities | kenntnisse | fähigkeiten | edv-kenntnisse | it-kenntnisse | kompetenzen
        kenntnisse und fähigkeiten | fachkenntnisse | compétences | compétences techniques
        habilidades | competencias | competenze | competências | vaardigheden | conocimientos
        tools i use | skills and interests | technical knowledge | technical competencies
        professional competencies | specialties | specialities | skills and technologies""",
    "projects": """
        projects | personal projects | selected projects | side projects | key projects
        academic projects | open source | open source projects | notable projects | portfolio
        selected work | projects and open source | things i made | things i have built | projekte
        projets | proyectos | progetti | projetos | course projects | research projects
        project experience | relevant projects | projects and initiatives""",
    "other": """
        certifications | certificates | licenses | licences | certifications and licenses
        licenses and certifications | licenses & certificates | languages | interests | hobbies
        hobbies and interests | references | awards | honors | honours | honors and awards
        awards and honors | achievements | publications | selected publications | volunteering
        volunteer work | volunteer experience | volunteer | community | memberships | activities
        professional memberships | affiliations | professional affiliations | personal details
        personal information | contact | contact details | contact information | contact me
        get in touch | additional information | other | miscellaneous | extracurricular activities
        patents | talks | conferences | courses | professional development | accreditations
        sprachen | sprachkenntnisse | interessen | hobbys | persönliche daten | kontakt | referenzen
        zertifikate | weiterbildung | weiterbildungen | ehrenamt | auszeichnungen | langues
        centres d'intérêt | coordonnées | loisirs | certificats | idiomas | intereses | contacto
        certificaciones | referencias | lingue | interessi | contatti | links | online | details
        registration | professional registration | licence | license | driving licence
        continuing education | accomplishments | key achievements | find me | licences and tickets
        professional bodies | outside work | outside of work | free time | personal | voluntary work
        languages spoken | further information | availability | selected talks | press | tickets
        teaching | service | grants | licenses and tickets | honours and awards | prizes""",
}
_STRIPPED: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_SPACED: Final = re.compile(r"(?:\w ){3,}\w")


@cache
def _known() -> dict[str, Section]:
    return {
        _folded(name): section
        for section, names in _NAMES.items()
        for name in re.split(r"[|\n]", names)
        if name.strip()
    }


def section_of(line: str) -> Section | None:
    """The section that `line` is the heading of; None where it is no heading.

    "E D U C A T I O N", "2. Education:" and "## Education" are headings too.
    """
    text = line.strip()
    if not text or len(text) > _LONGEST_HEADING:
        return None
    if _SPACED.fullmatch(text.strip(":")):
        text = "".join(part.replace(" ", "") + " " for part in re.split(r" {2,}", text))
    return _known().get(_folded(text))


def is_heading(line: str) -> bool:
    """Whether `line` is the heading of a section."""
    return section_of(line) is not None


def _folded(text: str) -> str:
    bare = _STRIPPED.sub("", text.casefold()).replace("&", "and").replace("+", "and")
    bare = bare.replace(" / ", " and ").replace("/", " and ")
    plain = unicodedata.normalize("NFKD", bare)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
