/** Short codes of emoji and their characters, by the groups of the picker. A table, nothing else. */

export const GROUPS = [
  [
    "Often used",
    `+1 👍|white_check_mark ✅|eyes 👀|pushpin 📌|heart ❤️|tada 🎉|pray 🙏|raised_hands 🙌|fire 🔥|rocket 🚀|warning ⚠️|joy 😂|thinking_face 🤔|rotating_light 🚨|100 💯|bulb 💡`,
  ],
  [
    "Faces",
    `grinning 😀|smiley 😃|smile 😄|grin 😁|laughing 😆|sweat_smile 😅|rolling_on_the_floor_laughing 🤣|slightly_smiling_face 🙂|upside_down_face 🙃|wink 😉|blush 😊|innocent 😇|heart_eyes 😍|star-struck 🤩|kissing_heart 😘|yum 😋|stuck_out_tongue 😛|zany_face 🤪|hugging_face 🤗|shushing_face 🤫|zipper_mouth_face 🤐|face_with_raised_eyebrow 🤨|neutral_face 😐|expressionless 😑|no_mouth 😶|smirk 😏|unamused 😒|face_with_rolling_eyes 🙄|grimacing 😬|relieved 😌|pensive 😔|sleepy 😪|sleeping 😴|mask 😷|face_with_thermometer 🤒|face_with_head_bandage 🤕|nauseated_face 🤢|hot_face 🥵|cold_face 🥶|dizzy_face 😵|exploding_head 🤯|partying_face 🥳|sunglasses 😎|nerd_face 🤓|face_with_monocle 🧐|confused 😕|worried 😟|slightly_frowning_face 🙁|open_mouth 😮|astonished 😲|flushed 😳|pleading_face 🥺|fearful 😨|cold_sweat 😰|cry 😢|sob 😭|scream 😱|persevere 😣|disappointed 😞|sweat 😓|weary 😩|tired_face 😫|yawning_face 🥱|triumph 😤|rage 😡|angry 😠|skull 💀|clown_face 🤡|ghost 👻|alien 👽|robot_face 🤖|melting_face 🫠|saluting_face 🫡|see_no_evil 🙈|hear_no_evil 🙉|speak_no_evil 🙊`,
  ],
  [
    "People",
    `wave 👋|raised_hand ✋|ok_hand 👌|v ✌️|crossed_fingers 🤞|call_me_hand 🤙|point_left 👈|point_right 👉|point_up_2 👆|point_down 👇|point_up ☝️|-1 👎|fist ✊|facepunch 👊|clap 👏|open_hands 👐|handshake 🤝|writing_hand ✍️|muscle 💪|brain 🧠|ear 👂|nose 👃|eye 👁️|baby 👶|man 👨|woman 👩|face_palm 🤦|shrug 🤷|bow 🙇|raising_hand 🙋|detective 🕵️|technologist 🧑‍💻|firefighter 🧑‍🚒|doctor 🧑‍⚕️|runner 🏃|dancer 💃|busts_in_silhouette 👥|bust_in_silhouette 👤|speech_balloon 💬|thought_balloon 💭|zzz 💤|footprints 👣|green_heart 💚|blue_heart 💙|yellow_heart 💛|purple_heart 💜|black_heart 🖤|orange_heart 🧡|broken_heart 💔|boom 💥|sparkles ✨|star ⭐|dizzy 💫|sweat_drops 💦`,
  ],
  [
    "Nature and food",
    `dog 🐶|cat 🐱|mouse 🐭|rabbit 🐰|fox_face 🦊|bear 🐻|panda_face 🐼|koala 🐨|lion_face 🦁|cow 🐮|pig 🐷|frog 🐸|monkey_face 🐵|monkey 🐒|chicken 🐔|penguin 🐧|bird 🐦|owl 🦉|wolf 🐺|horse 🐴|unicorn_face 🦄|bee 🐝|bug 🐛|butterfly 🦋|snail 🐌|beetle 🐞|ant 🐜|spider 🕷️|turtle 🐢|snake 🐍|octopus 🐙|crab 🦀|fish 🐟|dolphin 🐬|whale 🐳|shark 🦈|elephant 🐘|cactus 🌵|evergreen_tree 🌲|palm_tree 🌴|seedling 🌱|four_leaf_clover 🍀|maple_leaf 🍁|mushroom 🍄|rose 🌹|sunflower 🌻|tulip 🌷|sunny ☀️|partly_sunny ⛅|cloud ☁️|rain_cloud 🌧️|thunder_cloud_and_rain ⛈️|zap ⚡|snowflake ❄️|snowman ⛄|umbrella ☔|ocean 🌊|rainbow 🌈|full_moon 🌕|crescent_moon 🌙|earth_africa 🌍|earth_americas 🌎|earth_asia 🌏|apple 🍎|banana 🍌|lemon 🍋|strawberry 🍓|avocado 🥑|carrot 🥕|bread 🍞|cheese_wedge 🧀|hamburger 🍔|pizza 🍕|taco 🌮|popcorn 🍿|doughnut 🍩|cookie 🍪|cake 🍰|birthday 🎂|chocolate_bar 🍫|coffee ☕|tea 🍵|beer 🍺|beers 🍻|wine_glass 🍷|clinking_glasses 🥂`,
  ],
  [
    "Things",
    `trophy 🏆|medal 🏅|dart 🎯|game_die 🎲|jigsaw 🧩|soccer ⚽|checkered_flag 🏁|triangular_flag_on_post 🚩|white_flag 🏳️|confetti_ball 🎊|balloon 🎈|gift 🎁|car 🚗|police_car 🚓|ambulance 🚑|fire_engine 🚒|bike 🚲|train 🚋|airplane ✈️|helicopter 🚁|ship 🚢|anchor ⚓|construction 🚧|house 🏠|office 🏢|factory 🏭|hospital 🏥|watch ⌚|iphone 📱|computer 💻|desktop_computer 🖥️|keyboard ⌨️|printer 🖨️|floppy_disk 💾|cd 💿|camera 📷|telephone_receiver 📞|pager 📟|satellite_antenna 📡|battery 🔋|electric_plug 🔌|bulb 💡|flashlight 🔦|fire_extinguisher 🧯|moneybag 💰|credit_card 💳|shopping_trolley 🛒|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|nut_and_bolt 🔩|gear ⚙️|link 🔗|microscope 🔬|telescope 🔭|pill 💊|stethoscope 🩺|adhesive_bandage 🩹|key 🔑|door 🚪|broom 🧹|email 📧|envelope ✉️|inbox_tray 📥|outbox_tray 📤|package 📦|mailbox 📫|memo 📝|pencil2 ✏️|page_facing_up 📄|bookmark_tabs 📑|clipboard 📋|file_folder 📁|open_file_folder 📂|card_index_dividers 🗂️|date 📅|calendar 📆|bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|scroll 📜|books 📚|book 📖|bookmark 🔖|label 🏷️|newspaper 📰|round_pushpin 📍|paperclip 📎|scissors ✂️|lock 🔒|unlock 🔓|mag 🔍|mag_right 🔎|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|hourglass ⌛|hourglass_flowing_sand ⏳|stopwatch ⏱️|alarm_clock ⏰|shield 🛡️|crystal_ball 🔮|ticket 🎫|musical_note 🎵|headphones 🎧|art 🎨`,
  ],
  [
    "Signs",
    `x ❌|heavy_check_mark ✔️|ballot_box_with_check ☑️|heavy_multiplication_x ✖️|heavy_plus_sign ➕|heavy_minus_sign ➖|question ❓|grey_question ❔|exclamation ❗|bangbang ‼️|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|red_circle 🔴|large_orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|large_blue_circle 🔵|large_purple_circle 🟣|white_circle ⚪|black_circle ⚫|large_red_square 🟥|large_orange_square 🟧|large_yellow_square 🟨|large_green_square 🟩|large_blue_square 🟦|arrow_up ⬆️|arrow_down ⬇️|arrow_right ➡️|arrow_left ⬅️|arrow_upper_right ↗️|arrow_lower_right ↘️|leftwards_arrow_with_hook ↩️|arrows_counterclockwise 🔄|repeat 🔁|rewind ⏪|fast_forward ⏩|arrow_forward ▶️|double_vertical_bar ⏸️|black_square_for_stop ⏹️|recycle ♻️|infinity ♾️|information_source ℹ️|ok 🆗|new 🆕|sos 🆘|up 🆙|cool 🆒|free 🆓|soon 🔜|end 🔚|back 🔙|on 🔛|top 🔝|zero 0️⃣|one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|hash #️⃣|copyright ©️|tm ™️|clock1 🕐|clock3 🕒|clock6 🕕|clock9 🕘|clock12 🕛|globe_with_meridians 🌐|atom_symbol ⚛️|radioactive_sign ☢️|biohazard_sign ☣️|white_square_button 🔳|small_red_triangle 🔺|small_blue_diamond 🔹|small_orange_diamond 🔸|large_blue_diamond 🔷|large_orange_diamond 🔶|de 🇩🇪|us 🇺🇸|jp 🇯🇵|gb 🇬🇧|fr 🇫🇷|eu 🇪🇺`,
  ],
];

export const ALIASES = {
  thumbsup: "+1",
  thumbsdown: "-1",
  thinking: "thinking_face",
  satisfied: "laughing",
  rofl: "rolling_on_the_floor_laughing",
  rolling_eyes: "face_with_rolling_eyes",
  facepalm: "face_palm",
  collision: "boom",
  stop_sign: "octagonal_sign",
  heavy_exclamation_mark: "exclamation",
  shopping_cart: "shopping_trolley",
  pencil: "memo",
  telephone: "telephone_receiver",
  robot: "robot_face",
  honeybee: "bee",
  lady_beetle: "beetle",
  punch: "facepunch",
  hand: "raised_hand",
  ladybug: "beetle",
  negative_squared_cross_mark: "x",
  information: "information_source",
  blue_circle: "large_blue_circle",
  salute: "saluting_face",
  green_circle: "large_green_circle",
  yellow_circle: "large_yellow_circle",
  orange_circle: "large_orange_circle",
  "flag-de": "de",
  "flag-us": "us",
  "flag-jp": "jp",
  "flag-gb": "gb",
  "flag-fr": "fr",
  "flag-eu": "eu",
  lightning: "zap",
};
