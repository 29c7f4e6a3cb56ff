"""What is handed on with the source names no package registry's host and no place on somebody's machine."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.support.walls import ROOT

# Put together here, so that this file does not find itself.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".org",
    "npmjs" + ".com",
    "crates" + ".io",
    "golang" + ".org",
    "rubygems" + ".org",
]
HOMES = [r"/ro{2}t/", r"/hom{1}e/[a-z]", r"/User{1}s/[A-Za-z]"]


def _strangers(root: Path) -> re.Pattern[str]:
    """Matches a registry's host, somebody's home, or the checkout `root` itself."""
    here = [re.escape(str(root))] if len(root.parts) > 2 else []  # "/app" would match a word in any text
    return re.compile("|".join([*map(re.escape, REGISTRIES), *(rf"(?<![\w.~<{{$]){path}" for path in [*HOMES, *here])]))


def _listed(root: Path) -> list[Path]:
    """Files that git knows or would add; skips the test in a copy that is no checkout."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    result = subprocess.run(listing, cwd=root, capture_output=True, text=True, check=False, timeout=30)
    if result.returncode != 0:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [root / name for name in result.stdout.split("\0") if name and (root / name).is_file()]


def _found(text: str) -> bool:
    return _strangers(ROOT).search(text) is not None


def test_no_file_names_a_registry_or_a_place_on_this_machine() -> None:
    pattern = _strangers(ROOT)
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _listed(ROOT)
        for match in pattern.finditer(path.read_bytes().decode("utf-8", errors="replace"))
    }
    assert found == set()


@pytest.mark.parametrize(
    "text",
    [
        f"--index-url https://{REGISTRIES[0]}/simple",
        f"https://files.{REGISTRIES[1]}/packages/",
        f"# via {ROOT}/pyproject.toml",
        "cd /" + "root/scribe",
        "open('/" + "home/ada/notes')",
        "/" + "Users/Ada/notes",
    ],
)
def test_such_a_name_is_found(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", ["https://example.com/home/ada", "the root / of all", "~/notes", "/incident note"])
def test_an_innocent_text_is_left_alone(text: str) -> None:
    assert not _found(text)
