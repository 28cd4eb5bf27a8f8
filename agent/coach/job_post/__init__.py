"""What a job post asks for, read by rules, each finding with its place in the text."""

from agent.coach.job_post.analysis import NotAJobPost, analyze_job

__all__ = ["NotAJobPost", "analyze_job"]
