"""Résumés: from the pieces of text on a page to what the résumé says, without a model."""

from agent.coach.resume.fragments import Fragment, page_fragments
from agent.coach.resume.layout import reading_order
from agent.coach.resume.parse import parse_resume
from agent.coach.resume.tidy import tidy

__all__ = ["Fragment", "page_fragments", "parse_resume", "reading_order", "tidy"]
