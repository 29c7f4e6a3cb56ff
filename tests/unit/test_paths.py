"""Data files are found in a checkout and in a wheel, and a missing one is named."""

from pathlib import Path

import pytest

from bot.paths import DataNotFoundError, data_path


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The `bot` package as it is installed: its own data inside, other things beside it."""
    package = tmp_path / "bot"
    (package / "_data" / "templates").mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    return package


def test_this_checkout_has_all_three() -> None:
    assert data_path("templates").is_dir()
    assert data_path("migrations").is_dir()
    assert data_path("app.yaml").is_file()


def test_an_installed_package_takes_its_own_data_not_its_neighbours(package: Path) -> None:
    assert data_path("templates", package=package) == package / "_data" / "templates"


def test_a_checkout_goes_before_a_copy_inside_the_package(package: Path) -> None:
    (package.parent / "pyproject.toml").touch()
    assert data_path("templates", package=package) == package.parent / "templates"


def test_a_missing_name_is_an_error_that_names_both_places(package: Path) -> None:
    (package.parent / "pyproject.toml").touch()
    with pytest.raises(DataNotFoundError) as caught:
        data_path("migrations", package=package)
    assert str(package / "_data" / "migrations") in str(caught.value)
    assert str(package.parent / "migrations") in str(caught.value)


def test_a_file_below_a_folder_is_found_too(package: Path) -> None:
    (package / "_data" / "templates" / "card.j2").touch()
    assert data_path("templates/card.j2", package=package).name == "card.j2"
