"""Every schema: found by walking the package, frozen, bounded, and the same after JSON."""

import importlib
import pkgutil
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from annotated_types import MaxLen
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

import schemas
from schemas.base import Schema
from schemas.practice import PracticeRequest
from schemas.resumes import NOTHING_READ, ParsedResume
from schemas.room import FromClient


def modules() -> list[types.ModuleType]:
    names = [module.name for module in pkgutil.iter_modules(schemas.__path__)]
    return [importlib.import_module(f"schemas.{name}") for name in names]


def models() -> list[type[BaseModel]]:
    """Every model that the package defines."""
    found = {
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, BaseModel)
        and value.__module__ == module.__name__
    }
    return sorted(found, key=lambda model: f"{model.__module__}.{model.__name__}")


def requests() -> list[type[BaseModel]]:
    """Every model that a person's client sends."""
    return [
        model
        for model in models()
        if model.__name__.endswith("Request") or issubclass(model, FromClient)
    ]


def test_the_walk_finds_the_package() -> None:
    assert len(models()) > 120
    assert len(requests()) > 30


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_a_schema_is_a_value(model: type[BaseModel]) -> None:
    assert issubclass(model, Schema)
    assert model.model_config.get("frozen") is True
    assert model.model_config.get("extra") == "forbid"
    assert model.__doc__


@pytest.mark.parametrize("model", requests(), ids=lambda model: model.__name__)
def test_a_request_is_bounded(model: type[BaseModel]) -> None:
    unbounded = list(_unbounded(model, model.__name__))
    assert unbounded == []


def _unbounded(model: type[BaseModel], path: str) -> Iterator[str]:
    """Paths of all strings and lists in a model that may be of any length."""
    for name, field in model.model_fields.items():
        yield from _unbounded_type(_annotated(field), f"{path}.{name}")


def _annotated(field: FieldInfo) -> Any:
    annotation: Any = field.annotation
    return Annotated[annotation, *field.metadata] if field.metadata else annotation


def _unbounded_type(annotation: Any, path: str, *, bounded: bool = False) -> Iterator[str]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner, *metadata = arguments
        bounded = bounded or any(isinstance(part, MaxLen) for part in _constraints(metadata))
        yield from _unbounded_type(inner, path, bounded=bounded)
    elif origin in (Union, types.UnionType):
        for option in arguments:
            yield from _unbounded_type(option, path, bounded=bounded)
    elif origin in (tuple, dict):
        if Ellipsis in arguments and not bounded:
            yield f"{path}[]"
        for item in arguments:
            yield from _unbounded_type(item, f"{path}[]")
    elif annotation is str and not bounded:
        yield path
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _unbounded(annotation, path)


def _constraints(metadata: list[Any]) -> Iterator[object]:
    for item in metadata:
        yield from item.metadata if isinstance(item, FieldInfo) else [item]


def test_practice_has_one_subject() -> None:
    assert PracticeRequest(skill="SQL").skill == "SQL"
    for subjects in ({}, {"skill": "SQL", "text": "Why?"}, {"of_answer_id": "a"}):
        with pytest.raises(ValidationError):
            PracticeRequest.model_validate(subjects)


@pytest.mark.parametrize(
    ("date", "fits"),
    [
        ("2020", True),
        ("2020-07", True),
        ("present", True),
        ("2020-13", False),
        ("July 2020", False),
        ("", False),
    ],
)
def test_dates_of_a_resume(date: str, fits: bool) -> None:
    job: dict[str, Any] = {
        "company": None,
        "title": None,
        "start": date,
        "end": None,
        "bullets": [],
    }
    told = {"experience": [job], "spans": {"experience/0/start": [3, 7]}}
    resume = {**NOTHING_READ.model_dump(), **told}
    if fits:
        assert ParsedResume.model_validate(resume).experience[0].start == date
    else:
        with pytest.raises(ValidationError):
            ParsedResume.model_validate(resume)


def test_an_error_does_not_repeat_what_was_sent() -> None:
    for model in models():
        assert model.model_config.get("hide_input_in_errors") is True, model.__name__
