"""All routes of accounts."""

from fastapi import APIRouter

from api.accounts import password_routes, profile_routes, session_routes, sign_in_routes

router = APIRouter()
for part in (sign_in_routes, password_routes, session_routes, profile_routes):
    router.include_router(part.router)
