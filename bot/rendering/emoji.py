"""Emoji short codes, as Slack writes them, into the characters they stand for; unknown ones stay as typed."""

import re
from collections.abc import Mapping

_CODE = re.compile(r"(?<!\w):(?P<name>[a-z0-9_+'-]+):(?::skin-tone-(?P<tone>[2-6]):)?")
_FIRST_TONE = 0x1F3FB
_FIRST_REGIONAL_LETTER = 0x1F1E6

# fmt: off
EMOJI: Mapping[str, str] = {
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "ok_hand": "👌", "wave": "👋", "clap": "👏",
    "raised_hands": "🙌", "pray": "🙏", "muscle": "💪", "point_up": "☝️", "point_right": "👉", "point_left": "👈",
    "point_down": "👇", "raised_hand": "✋", "handshake": "🤝", "eyes": "👀", "brain": "🧠", "facepalm": "🤦",
    "face_palm": "🤦", "shrug": "🤷", "crossed_fingers": "🤞", "v": "✌️", "fist": "✊", "writing_hand": "✍️",
    "smile": "😄", "smiley": "😃", "grinning": "😀", "grin": "😁", "joy": "😂", "laughing": "😆", "sweat_smile": "😅",
    "wink": "😉", "blush": "😊", "slightly_smiling_face": "🙂", "upside_down_face": "🙃", "relieved": "😌",
    "heart_eyes": "😍", "thinking_face": "🤔", "thinking": "🤔", "neutral_face": "😐", "expressionless": "😑",
    "unamused": "😒", "rolling_eyes": "🙄", "face_with_rolling_eyes": "🙄", "grimacing": "😬", "sweat": "😓",
    "disappointed": "😞", "worried": "😟", "confused": "😕", "cry": "😢", "sob": "😭", "scream": "😱",
    "fearful": "😨", "cold_sweat": "😰", "tired_face": "😫", "sleeping": "😴", "zzz": "💤", "angry": "😠",
    "rage": "😡", "sunglasses": "😎", "partying_face": "🥳", "salute": "🫡", "saluting_face": "🫡",
    "melting_face": "🫠", "exploding_head": "🤯", "nerd_face": "🤓", "detective": "🕵️", "robot_face": "🤖",
    "ghost": "👻", "skull": "💀", "see_no_evil": "🙈", "hear_no_evil": "🙉", "speak_no_evil": "🙊",
    "heart": "❤️", "green_heart": "💚", "blue_heart": "💙", "yellow_heart": "💛", "broken_heart": "💔", "100": "💯",
    "fire": "🔥", "boom": "💥", "collision": "💥", "sparkles": "✨", "star": "⭐", "zap": "⚡", "tada": "🎉",
    "confetti_ball": "🎊", "rocket": "🚀", "rotating_light": "🚨", "warning": "⚠️", "construction": "🚧",
    "no_entry": "⛔", "no_entry_sign": "🚫", "octagonal_sign": "🛑", "stop_sign": "🛑", "bangbang": "‼️",
    "exclamation": "❗", "heavy_exclamation_mark": "❗", "question": "❓", "grey_question": "❔",
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "x": "❌",
    "negative_squared_cross_mark": "❎", "heavy_plus_sign": "➕", "heavy_minus_sign": "➖", "arrow_up": "⬆️",
    "arrow_down": "⬇️", "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_upper_right": "↗️", "arrow_lower_right": "↘️",
    "arrows_counterclockwise": "🔄", "repeat": "🔁", "rewind": "⏪", "leftwards_arrow_with_hook": "↩️",
    "red_circle": "🔴", "large_orange_circle": "🟠", "large_yellow_circle": "🟡", "large_green_circle": "🟢",
    "large_blue_circle": "🔵", "white_circle": "⚪", "black_circle": "⚫", "large_red_square": "🟥",
    "large_green_square": "🟩", "large_yellow_square": "🟨", "clock1": "🕐", "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳", "stopwatch": "⏱️", "alarm_clock": "⏰", "calendar": "📆", "date": "📅",
    "chart_with_upwards_trend": "📈", "chart_with_downwards_trend": "📉", "bar_chart": "📊", "mag": "🔍",
    "mag_right": "🔎", "bulb": "💡", "wrench": "🔧", "hammer": "🔨", "hammer_and_wrench": "🛠️", "gear": "⚙️",
    "nut_and_bolt": "🔩", "bug": "🐛", "lock": "🔒", "unlock": "🔓", "key": "🔑", "shield": "🛡️", "link": "🔗",
    "pushpin": "📌", "round_pushpin": "📍", "paperclip": "📎", "memo": "📝", "pencil": "📝", "pencil2": "✏️",
    "clipboard": "📋", "page_facing_up": "📄", "file_folder": "📁", "open_file_folder": "📂", "books": "📚",
    "scroll": "📜", "email": "📧", "envelope": "✉️", "inbox_tray": "📥", "outbox_tray": "📤", "package": "📦",
    "mailbox": "📫", "bell": "🔔", "no_bell": "🔕", "mega": "📣", "loudspeaker": "📢", "telephone_receiver": "📞",
    "phone": "☎️", "iphone": "📱", "pager": "📟", "computer": "💻", "desktop_computer": "🖥️", "floppy_disk": "💾",
    "cd": "💿", "satellite_antenna": "📡", "electric_plug": "🔌", "battery": "🔋", "cloud": "☁️",
    "globe_with_meridians": "🌐", "earth_africa": "🌍", "earth_americas": "🌎", "earth_asia": "🌏", "house": "🏠",
    "office": "🏢", "factory": "🏭", "hospital": "🏥", "ambulance": "🚑", "fire_engine": "🚒",
    "fire_extinguisher": "🧯",
    "police_car": "🚓", "helicopter": "🚁", "ship": "🚢", "train": "🚋", "car": "🚗", "bike": "🚲", "coffee": "☕",
    "tea": "🍵", "pizza": "🍕", "cake": "🍰", "beer": "🍺", "beers": "🍻", "popcorn": "🍿", "snowflake": "❄️",
    "sunny": "☀️", "rain_cloud": "🌧️", "thunder_cloud_and_rain": "⛈️", "ocean": "🌊", "rainbow": "🌈",
    "seedling": "🌱", "evergreen_tree": "🌲", "four_leaf_clover": "🍀", "cat": "🐱", "dog": "🐶", "penguin": "🐧",
    "whale": "🐳", "elephant": "🐘", "snake": "🐍", "turtle": "🐢", "snail": "🐌", "crab": "🦀", "monkey": "🐒",
    "trophy": "🏆", "medal": "🏅", "dart": "🎯", "game_die": "🎲", "checkered_flag": "🏁",
    "triangular_flag_on_post": "🚩", "white_flag": "🏳️", "moneybag": "💰", "credit_card": "💳", "shopping_cart": "🛒",
    "shopping_trolley": "🛒", "ticket": "🎫", "label": "🏷️", "recycle": "♻️", "information_source": "ℹ️",
    "one": "1️⃣", "two": "2️⃣", "three": "3️⃣", "four": "4️⃣", "five": "5️⃣", "ok": "🆗", "new": "🆕", "sos": "🆘",
    "up": "🆙", "soon": "🔜", "end": "🔚", "back": "🔙", "speech_balloon": "💬", "thought_balloon": "💭",
    "busts_in_silhouette": "👥", "bust_in_silhouette": "👤", "man": "👨", "woman": "👩", "baby": "👶",
    "technologist": "🧑‍💻", "male-technologist": "👨‍💻", "female-technologist": "👩‍💻", "firefighter": "🧑‍🚒",
}
# fmt: on


def emojied(text: str) -> str:
    """Return `text` with each known `:code:` (skin tones and flags included) as its character."""
    return _CODE.sub(_character, text) if ":" in text else text


def _character(match: re.Match[str]) -> str:
    name, tone = match["name"], match["tone"]
    if re.fullmatch("flag-[a-z]{2}", name):
        return "".join(chr(_FIRST_REGIONAL_LETTER + ord(letter) - ord("a")) for letter in name[-2:])
    if name not in EMOJI:
        return match[0]
    return EMOJI[name].removesuffix("\ufe0f") + chr(_FIRST_TONE + int(tone) - 2) if tone else EMOJI[name]
