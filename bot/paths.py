"""Where the product's data files lie: beside the package in a checkout, inside it in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_MARKER = "pyproject.toml"


class DataNotFoundError(LookupError):
    """A data file of the scribe is missing; install the wheel again, or run from a whole checkout."""


def data_path(name: str, *, package: Path = _PACKAGE) -> Path:
    """The path of `templates`, `migrations` or `app.yaml`, or of something below the first two.

    `package` is the directory of the `bot` package. A checkout goes before the wheel's own copy, and is one
    only with a `pyproject.toml`: beside an installed package lies whatever else is installed.

    Raises:
        DataNotFoundError: neither place has `name`; the message names both.
    """
    checkout = package.parent
    candidates = [package / "_data" / name]
    if (checkout / _MARKER).is_file():
        candidates.insert(0, checkout / name)
    for candidate in candidates:
        if candidate.exists():
            return candidate
    tried = " and ".join(str(candidate) for candidate in candidates)
    raise DataNotFoundError(f"{name} is missing (tried {tried}). {DataNotFoundError.__doc__}")
