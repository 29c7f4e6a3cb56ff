"""The formats that figures are told in, each a module with `convert(figures) -> str`, loaded when used."""

from collections.abc import Mapping
from importlib import import_module

from bot.domain.figures import Figures

FIGURE_FORMATS: Mapping[str, str] = {
    "text": "bot.rendering.figures.text",
    "json": "bot.rendering.figures.json",
    "html": "bot.rendering.figures.html",
}


def convert(figures: Figures, format: str) -> str:
    """Return the figures in this format; KeyError where there is none of that name."""
    told: str = import_module(FIGURE_FORMATS[format]).convert(figures)
    return told
