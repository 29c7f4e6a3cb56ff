"""The lock files are whole: every dependency is there with hashes, on each Python and system we run on."""

import itertools
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.walls import ROOT

RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = {"linux": "Linux", "darwin": "Darwin"}

Pins = dict[str, str]


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _pins(name: str) -> Pins:
    """Package to version."""
    return dict(re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", _text(name), re.MULTILINE))


def _declared(*, with_development: bool) -> list[Requirement]:
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    extra = project["optional-dependencies"]["dev"] if with_development else []
    return [Requirement(line) for line in [*project["dependencies"], *extra]]


def _environments() -> Iterator[dict[str, str]]:
    for python, (system, name) in itertools.product(PYTHONS, SYSTEMS.items()):
        yield {
            "python_version": python,
            "python_full_version": f"{python}.0",
            "sys_platform": system,
            "platform_system": name,
        }


def _missing(roots: list[Requirement], pins: Pins) -> set[str]:
    """What `roots` need, directly or not, in any environment, and `pins` do not hold."""
    return {name for environment in _environments() for name in _needed(roots, environment) - pins.keys()}


def _needed(roots: list[Requirement], environment: dict[str, str]) -> set[str]:
    """Names of all that `roots` need, as far as this Python's own installed packages tell."""
    seen: set[tuple[str, str]] = set()
    waiting = [(root, extra) for root in roots for extra in ("", *root.extras)]
    while waiting:
        requirement, extra = waiting.pop()
        name = str(canonicalize_name(requirement.name))
        if (name, extra) not in seen:
            seen.add((name, extra))
            waiting += _dependencies(name, {**environment, "extra": extra})
    return {name for name, _ in seen}


def _dependencies(name: str, environment: dict[str, str]) -> Iterator[tuple[Requirement, str]]:
    for requirement in map(Requirement, _requires(name)):
        if requirement.marker is None or requirement.marker.evaluate(environment):
            yield from ((requirement, extra) for extra in ("", *requirement.extras))


def _requires(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


@pytest.mark.parametrize(("lock", "with_development"), [(RUNTIME, False), (DEVELOPMENT, True)])
def test_a_lock_holds_all_that_is_needed_everywhere(lock: str, with_development: bool) -> None:
    assert _missing(_declared(with_development=with_development), _pins(lock)) == set()


@pytest.mark.parametrize(("lock", "with_development"), [(RUNTIME, False), (DEVELOPMENT, True)])
def test_a_lock_satisfies_what_the_project_declares(lock: str, with_development: bool) -> None:
    pins = _pins(lock)
    for requirement in _declared(with_development=with_development):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_every_pinned_package_has_hashes(lock: str) -> None:
    assert re.findall(r"^[a-z0-9]\S*==\S+(?! \\\n    --hash=sha256:[0-9a-f]{64})$", _text(lock), re.MULTILINE) == []


def test_development_has_the_same_versions_as_the_runtime() -> None:
    assert _pins(RUNTIME).items() <= _pins(DEVELOPMENT).items()


def test_the_build_backend_is_locked_since_nothing_is_built_in_isolation() -> None:
    assert {"hatchling", "editables", "build"} <= _pins(DEVELOPMENT).keys()


def test_a_dependency_of_another_system_is_missed() -> None:
    pins = _pins(RUNTIME)
    del pins["sqlalchemy"], pins["pydantic-core"]
    assert _missing(_declared(with_development=False), pins) == {"sqlalchemy", "pydantic-core"}
