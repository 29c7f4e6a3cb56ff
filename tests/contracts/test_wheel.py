"""The wheel is whole: what it needs at run time is found from it alone, without the checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support.walls import ROOT

DATA = ("templates", "migrations", "app.yaml")
SECONDS = 120


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT), cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the installed wheel."""
    folder = tmp_path_factory.mktemp("site")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    _run(*pip, "--no-index", "--no-deps", "--target", str(folder), str(wheel), cwd=folder)
    return folder


def _run(*command: str, cwd: Path, path: str = "") -> str:
    env = {**os.environ, "PYTHONPATH": path}
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=SECONDS)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def _python(site: Path, *arguments: str) -> str:
    """Runs Python on the wheel and the libraries; `-S` leaves out the editable checkout, `-P` the folder."""
    libraries = sysconfig.get_path("purelib")
    return _run(sys.executable, "-S", "-P", *arguments, cwd=site.parent, path=f"{site}{os.pathsep}{libraries}")


def _files_below(path: Path) -> set[str]:
    files = {path} if path.is_file() else {found for found in path.rglob("*") if found.is_file()}
    return {file.relative_to(path).as_posix() for file in files if file.suffix != ".pyc"}


@pytest.mark.parametrize("name", DATA)
def test_the_wheel_finds_its_own_data(site: Path, name: str) -> None:
    expected = _files_below(ROOT / name)
    assert expected, f"{name} is empty"
    found = Path(_python(site, "-c", f"import bot.paths; print(bot.paths.data_path({name!r}))").strip())
    assert found == site / "bot" / "_data" / name
    assert _files_below(found) == expected


def test_the_wheel_holds_every_module_and_no_test(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith((".py", ".pyc"))}
    modules = {f"{package}/{name}" for package in ("bot", "handlers") for name in _files_below(ROOT / package)}
    carried = {name for name in names if not name.startswith("bot/_data/")}
    assert carried == {module for module in modules if module.endswith(".py")}


def test_the_installed_command_answers(site: Path) -> None:
    assert "Usage: " in _python(site, str(site / "bin" / "scribe"), "--help")
