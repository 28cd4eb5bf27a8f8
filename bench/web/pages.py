"""Every page of the web app, for all that looks at them one by one."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PageToSee:
    """`path` as `Practised.path` fills it in. signed_in: for somebody who is."""

    name: str
    path: str
    signed_in: bool = True


PAGES: Final = (
    PageToSee("welcome", "/", signed_in=False),
    PageToSee("sign-in", "/sign-in", signed_in=False),
    PageToSee("register", "/register", signed_in=False),
    PageToSee("forgot-password", "/forgot-password", signed_in=False),
    PageToSee("shared", "{shared}", signed_in=False),
    PageToSee("home", "/"),
    PageToSee("new-interview", "/interviews/new"),
    PageToSee("interviews", "/interviews"),
    PageToSee("green-room", "/interviews/{open}/green-room"),
    PageToSee("live", "/interviews/{open}/live"),
    PageToSee("results", "/interviews/{interview}/results"),
    PageToSee("practice", "/practice"),
    PageToSee("progress", "/progress"),
    PageToSee("resumes", "/resumes"),
    PageToSee("resume", "/resumes/{resume}"),
    PageToSee("account", "/account"),
    PageToSee("admin", "/admin"),
    PageToSee("admin-rooms", "/admin/rooms"),
    PageToSee("admin-room", "/admin/rooms/{call}"),
    PageToSee("admin-people", "/admin/people"),
    PageToSee("admin-jobs", "/admin/jobs"),
    PageToSee("admin-disputes", "/admin/disputes"),
    PageToSee("admin-usage", "/admin/usage"),
)
