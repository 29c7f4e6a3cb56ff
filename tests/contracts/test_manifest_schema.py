"""The app manifest is one that Slack accepts: it is checked against Slack's published schema."""

import copy
import json
from typing import Any

import jsonschema
import pytest
import yaml

from bot.paths import data_path
from tests.support.walls import ROOT

SCHEMA = ROOT.parent / "shared" / "slack" / "limits" / "manifest.schema.2.0.0.json"

Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft7Validator:
    if not SCHEMA.exists():
        pytest.skip("Slack's manifest schema is not beside this checkout")
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


@pytest.fixture
def manifest() -> Manifest:
    loaded: Manifest = yaml.safe_load(data_path("app.yaml").read_text("utf-8"))
    return copy.deepcopy(loaded)


def test_the_manifest_fits_the_schema(validator: jsonschema.Draft7Validator, manifest: Manifest) -> None:
    problems = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(manifest)]
    assert problems == []


def test_a_manifest_without_a_name_is_refused(validator: jsonschema.Draft7Validator, manifest: Manifest) -> None:
    del manifest["display_information"]["name"]
    assert not validator.is_valid(manifest)


def test_a_description_that_is_too_long_is_refused(validator: jsonschema.Draft7Validator, manifest: Manifest) -> None:
    manifest["display_information"]["description"] = "x" * 141
    assert not validator.is_valid(manifest)
