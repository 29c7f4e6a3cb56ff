"""The emoji that everybody knows, by category, and what a name of one may look like."""

import re

NAME = re.compile(r"[a-z0-9_+'-]+(?:::skin-tone-[2-6])?")
CATEGORIES: dict[str, tuple[str, ...]] = {
    "Smileys & People": ("grinning", "joy", "smile", "thinking_face", "sob", "+1", "-1", "clap", "wave", "eyes"),
    "Animals & Nature": ("dog", "cat", "fire", "sunny", "snowflake", "seedling"),
    "Food & Drink": ("coffee", "pizza", "cake", "apple"),
    "Activity": ("tada", "trophy", "dart"),
    "Travel & Places": ("rocket", "ambulance", "construction", "rotating_light"),
    "Objects": ("pushpin", "hammer_and_wrench", "bulb", "memo", "stopwatch", "lock"),
    "Symbols": ("white_check_mark", "x", "warning", "question", "heavy_plus_sign", "red_circle"),
    "Flags": ("checkered_flag", "triangular_flag_on_post"),
}


def is_name(name: str) -> bool:
    """Whether an emoji may be called this, colons left out; whether there is one is not asked."""
    return NAME.fullmatch(name) is not None and len(name) <= 100
