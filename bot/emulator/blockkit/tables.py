"""The rules of Block Kit: which fields each block, element and object has, of which kind and size.

One line is a name and its fields, `field:kind`, with `!` after a field that cannot be left out. Sizes follow a
kind, `1..10`; of a text they count characters, of a list items, of a number they are its bounds. Kinds:

- `str`, `int`, `num`, `bool`, `any`; `one(a,b)` is one of these words; `[kind]` is a list
- `plain` and `text` are text objects, the second in either form
- `=name` is an object of this file, `@place` one that may stand in this place, told by its `type`
"""

OBJECTS = """
option text!:text..75 value!:str..150 description:plain..75 url:str..3000
option_plain text!:plain..75 value!:str..150 description:plain..75 url:str..3000
option_group label!:plain..75 options!:[=option_plain]1..100
confirm title!:plain..100 text!:text..300 confirm!:plain..30 deny!:plain..30 style:one(primary,danger)
filter include:[one(im,mpim,private,public)]1.. exclude_external_shared_channels:bool exclude_bot_users:bool
dispatch_action_config trigger_actions_on:[one(on_enter_pressed,on_character_entered)]1..
slack_file id:str url:str
workflow trigger!:=trigger
trigger url!:str customizable_input_parameters:[=input_parameter]
input_parameter name!:str value!:str
feedback_button text!:plain..75 value!:str..2000 accessibility_label:str..75
column align:one(left,center,right) is_wrapped:bool
task task_id!:str title!:str status:str details:any output:any sources:[@sources]
style bold:bool italic:bool strike:bool code:bool underline:bool highlight:bool client_highlight:bool unlink:bool
segment label!:str..20 value!:num
series name!:str..20 data!:[=point]1..20
point label!:str..20 value!:num
axis_config categories!:[str..20]1..20 x_label:str..50 y_label:str..50
modal type!:str title!:plain..24 blocks!:[@modal]1..100 close:plain..24 submit:plain..24 private_metadata:str..3000 \
callback_id:str..255 clear_on_close:bool notify_on_close:bool external_id:str..255 submit_disabled:bool
home type!:str blocks!:[@home]1..100 private_metadata:str..3000 callback_id:str..255 external_id:str..255
message blocks:[@message]..50 attachments:[=attachment]
attachment blocks:[@message]..50 color:str fallback:str
"""

BLOCKS = """
actions elements!:[@actions]1..25
alert text!:text..200 level:str
card title:text..150 subtitle:text..150 body:text..200 subtext:text..200 actions:[@actions]..3 hero_image:=image \
icon:any slack_icon:any
carousel elements!:[@cards]1..10
container title:text..150 subtitle:text..150 child_blocks!:[@message]..10 width:str is_collapsible:bool \
default_collapsed:bool has_header_divider:bool icon:any
context elements!:[@context]1..10
context_actions elements!:[@context_actions]1..5
data_table rows!:[[@cells]]2..201 page_size:int1..100 caption:str row_header_column_index:int
data_visualization title!:str..50 chart!:@charts
divider
file external_id!:str source!:str
header text!:plain..150
image image_url:str..3000 slack_file:=slack_file alt_text!:str1..2000 title:plain..2000
input label!:plain..2000 element!:@input hint:plain..2000 optional:bool dispatch_action:bool
markdown text!:str1..12000
plan title!:str tasks:[=task]
rich_text elements!:[@rich]
section text:text..3000 fields:[text..2000]1..10 accessory:@accessory expand:bool
table rows!:[[@cells]]1..100 column_settings:[=column]..20
task_card task_id!:str title!:str status:str details:any output:any sources:[@sources]
video alt_text!:str1..200 title!:plain..200 thumbnail_url!:str video_url!:str author_name:str..50 \
description:plain..200 provider_icon_url:str provider_name:str..50 title_url:str
"""

ELEMENTS = """
button text!:plain..75 action_id:str..255 url:str..3000 value:str..2000 style:one(primary,danger) confirm:=confirm \
accessibility_label:str..75
channels_select action_id:str..255 placeholder:plain..150 initial_channel:str confirm:=confirm \
response_url_enabled:bool focus_on_load:bool
checkboxes options!:[=option]1..10 action_id:str..255 initial_options:[=option]1..10 confirm:=confirm focus_on_load:bool
conversations_select action_id:str..255 placeholder:plain..150 initial_conversation:str confirm:=confirm \
default_to_current_conversation:bool response_url_enabled:bool filter:=filter focus_on_load:bool
datepicker action_id:str..255 placeholder:plain..150 initial_date:str confirm:=confirm focus_on_load:bool
datetimepicker action_id:str..255 initial_date_time:int confirm:=confirm focus_on_load:bool
email_text_input action_id:str..255 placeholder:plain..150 initial_value:str focus_on_load:bool \
dispatch_action_config:=dispatch_action_config
external_select action_id:str..255 placeholder:plain..150 initial_option:=option_plain min_query_length:int \
confirm:=confirm focus_on_load:bool
feedback_buttons action_id:str..255 positive_button!:=feedback_button negative_button!:=feedback_button
file_input action_id:str..255 filetypes:[str] max_files:int1..10
icon_button icon!:str text!:plain..75 action_id:str..255 value:str..2000 confirm:=confirm \
accessibility_label:str..75 visible_to_user_ids:[str]..10
multi_channels_select action_id:str..255 placeholder:plain..150 initial_channels:[str] confirm:=confirm \
max_selected_items:int1.. focus_on_load:bool
multi_conversations_select action_id:str..255 placeholder:plain..150 initial_conversations:[str] confirm:=confirm \
default_to_current_conversation:bool max_selected_items:int1.. filter:=filter focus_on_load:bool
multi_external_select action_id:str..255 placeholder:plain..150 initial_options:[=option_plain] \
min_query_length:int confirm:=confirm max_selected_items:int1.. focus_on_load:bool
multi_static_select action_id:str..255 placeholder:plain..150 options:[=option_plain]1..100 \
option_groups:[=option_group]1..100 initial_options:[=option_plain] confirm:=confirm max_selected_items:int1.. \
focus_on_load:bool
multi_users_select action_id:str..255 placeholder:plain..150 initial_users:[str] confirm:=confirm \
max_selected_items:int1.. focus_on_load:bool
number_input is_decimal_allowed!:bool action_id:str..255 placeholder:plain..150 initial_value:any min_value:any \
max_value:any focus_on_load:bool dispatch_action_config:=dispatch_action_config
overflow options!:[=option_plain]1..5 action_id:str..255 confirm:=confirm
plain_text_input action_id:str..255 placeholder:plain..150 initial_value:str..3000 multiline:bool \
min_length:int0..3000 max_length:int1..3000 focus_on_load:bool dispatch_action_config:=dispatch_action_config
radio_buttons options!:[=option]1..10 action_id:str..255 initial_option:=option confirm:=confirm focus_on_load:bool
rich_text_input action_id:str..255 placeholder:plain..150 initial_value:any focus_on_load:bool \
dispatch_action_config:=dispatch_action_config
static_select action_id:str..255 placeholder:plain..150 options:[=option_plain]1..100 \
option_groups:[=option_group]1..100 initial_option:=option_plain confirm:=confirm focus_on_load:bool
timepicker action_id:str..255 placeholder:plain..150 initial_time:str timezone:str confirm:=confirm focus_on_load:bool
url url!:str1..3000 text!:str
url_text_input action_id:str..255 placeholder:plain..150 initial_value:str focus_on_load:bool \
dispatch_action_config:=dispatch_action_config
users_select action_id:str..255 placeholder:plain..150 initial_user:str confirm:=confirm focus_on_load:bool
workflow_button text!:plain..75 workflow!:=workflow action_id:str..255 style:one(primary,danger) \
accessibility_label:str..75
raw_text text!:str1..
raw_number value!:num text:str
pie segments!:[=segment]1..12
area series!:[=series]1..12 axis_config!:=axis_config
bar series!:[=series]1..12 axis_config!:=axis_config
line series!:[=series]1..12 axis_config!:=axis_config
rich_text_section elements!:[@inline]
rich_text_preformatted elements!:[@inline] border:int language:str
rich_text_quote elements!:[@inline] border:int
rich_text_list elements!:[@sections] style!:one(bullet,ordered) indent:int offset:int border:int
broadcast range!:one(here,channel,everyone) style:=style
channel channel_id!:str style:=style
color value!:str
date timestamp!:int format!:str url:str fallback:str style:=style
emoji name!:str unicode:str url:str display_team_id:str skin_tone:int style:=style
link url!:str text:str unsafe:bool style:=style
text text!:str style:=style
user user_id!:str style:=style
usergroup usergroup_id!:str style:=style
"""

_SELECTS = "static_select external_select users_select conversations_select channels_select"
_MULTI = " ".join(f"multi_{name}" for name in _SELECTS.split())
_PICKED = f"checkboxes radio_buttons datepicker timepicker {_SELECTS} {_MULTI}"
_EVERYWHERE = "actions context divider header image input rich_text section video"
_MESSAGE = "alert card carousel container context_actions data_table data_visualization file markdown plan table "
_MESSAGE += "task_card"
PLACES: dict[str, frozenset[str]] = {
    place: frozenset(names.split())
    for place, names in {
        "accessory": f"{_PICKED} button image overflow workflow_button",
        "actions": f"{_PICKED} button datetimepicker overflow workflow_button feedback_buttons icon_button",
        "cards": "card",
        "charts": "pie area bar line",
        "cells": "raw_text raw_number rich_text",
        "context": "image plain_text mrkdwn",
        "context_actions": "feedback_buttons icon_button",
        "home": f"{_EVERYWHERE} markdown",
        "inline": "broadcast channel color date emoji link text user usergroup",
        "input": f"{_PICKED} datetimepicker email_text_input file_input number_input plain_text_input "
        "rich_text_input url_text_input",
        "message": f"{_EVERYWHERE} {_MESSAGE}",
        "modal": f"{_EVERYWHERE} markdown",
        "rich": "rich_text_section rich_text_preformatted rich_text_quote rich_text_list",
        "sections": "rich_text_section",
        "sources": "url",
    }.items()
}
