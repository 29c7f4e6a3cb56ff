"""What each method takes: its rate tier, whether it reads JSON, and its arguments with their types."""

from typing import NamedTuple

# tier (calls a minute: 1, 20, 50, 100; `*`: a limit of its own; `-`: none), json or form, arguments.
# After a name: `?` true or false, `#` a whole number, `[]` a list, `{}` an object or a list of objects.
# A last `!` means required and not empty, `+` required and perhaps empty.
TABLE = """
api.test 100 json error
apps.connections.open 1 json
apps.uninstall 1 form client_id! client_secret!
auth.revoke 50 form test?
auth.test * json
blocks.validate - json blocks{} message{} view{}
bookmarks.add 20 json title! type! channel_id! link emoji entity_id access_level parent_id
bookmarks.edit 20 json channel_id! bookmark_id! title link emoji
bookmarks.list 50 json channel_id!
bookmarks.remove 20 json channel_id! bookmark_id! quip_section_id
bots.info 50 form bot team_id
canvases.access.set 50 json canvas_id! access_level! channel_ids[] user_ids[]
canvases.create 20 json title document_content{} channel_id
canvases.delete 50 json canvas_id!
canvases.edit 50 json canvas_id! changes{}!
canvases.sections.lookup 50 json canvas_id! criteria{}!
chat.delete 50 json channel! ts! as_user?
chat.getPermalink * form channel! message_ts!
chat.meMessage 50 json channel! text!
chat.postEphemeral 100 json channel! user! as_user? attachments{} blocks{} icon_emoji icon_url link_names? \
markdown_text metadata{} parse text thread_ts username
chat.postMessage * json channel! as_user? attachments{} blocks{} current_draft_last_updated_ts icon_emoji icon_url \
link_names? markdown_text metadata{} mrkdwn? parse reply_broadcast? text thread_ts unfurl_links? unfurl_media? username
chat.deleteScheduledMessage 50 json channel! scheduled_message_id! as_user?
chat.scheduleMessage 50 json channel! post_at#! as_user? attachments{} blocks{} link_names? markdown_text metadata{} \
parse reply_broadcast? text thread_ts unfurl_links? unfurl_media?
chat.scheduledMessages.list 50 json channel cursor latest limit# oldest team_id
chat.update 50 json channel! ts! as_user? attachments{} unfurled_attachments{} blocks{} markdown_text metadata{} \
link_names? parse text reply_broadcast? file_ids[]
conversations.archive 20 json channel!
conversations.canvases.create 20 json channel_id! document_content{} title
conversations.close 20 json channel!
conversations.create 20 json name+ is_private? team_id
conversations.history 50 json channel! cursor include_all_metadata? inclusive? latest limit# oldest
conversations.info 50 form channel! include_locale? include_num_members?
conversations.invite 50 json channel! users[]! force?
conversations.join 50 json channel!
conversations.kick 50 json channel! user!
conversations.leave 50 json channel!
conversations.list 20 form cursor exclude_archived? limit# team_id types
conversations.mark 50 json channel! ts!
conversations.members 100 form channel! cursor limit#
conversations.open 50 json channel return_im? users[] prevent_creation?
conversations.rename 20 json channel! name+
conversations.replies 50 form channel! ts! cursor include_all_metadata? inclusive? latest limit# oldest
conversations.setPurpose 20 json channel! purpose+
conversations.setTopic 20 json channel! topic+
conversations.unarchive 20 json channel!
emoji.list 20 form include_categories?
files.completeUploadExternal 100 json files{}! channel_id thread_ts channels initial_comment blocks{} username \
icon_url icon_emoji
files.delete 50 json file!
files.getUploadURLExternal 100 form length#! filename! snippet_type alt_txt
files.info 100 form file! count# cursor limit# page#
files.list 50 form channel count# page# team_id ts_from ts_to types user show_files_hidden_by_limit?
oauth.v2.access 100 form client_id client_secret code code_verifier redirect_uri grant_type refresh_token assertion
pins.add 20 json channel! timestamp
pins.list 20 form channel!
pins.remove 20 json channel! timestamp
reactions.add 50 json channel! name! timestamp!
reactions.get 50 form channel file file_comment full? timestamp
reactions.list 20 form count# cursor full? limit# page# team_id user
reactions.remove 20 json name! file file_comment channel timestamp
team.info 50 json domain team
tooling.tokens.rotate 1 form refresh_token!
usergroups.list 20 form include_count? include_disabled? include_users? team_id
usergroups.users.list 20 form usergroup! include_disabled? team_id
users.conversations 20 form cursor exclude_archived? exclude_muted? limit# team_id types user
users.getPresence 50 form user
users.info 100 form user! include_locale?
users.list 20 form cursor include_locale? limit# team_id
users.lookupByEmail 50 form email!
users.profile.get 100 form user include_labels?
views.open 100 json view{}! trigger_id interactivity_pointer
views.publish 100 json user_id! view{}! hash interactivity_pointer
views.push 100 json view{}! trigger_id interactivity_pointer
views.update 100 json view{}! view_id external_id hash
"""
KINDS = {"?": "boolean", "#": "number", "[]": "list", "{}": "json"}


class Parameters(NamedTuple):
    """What one method takes. `types` are text, boolean, number, list or json by name."""

    tier: str
    reads_json: bool
    types: dict[str, str]
    required: tuple[str, ...]
    may_be_empty: frozenset[str]


def _parsed(line: str) -> tuple[str, Parameters]:
    name, tier, encoding, *arguments = line.split()
    types, required, empty = {}, [], set()
    for argument in arguments:
        bare = argument.rstrip("!+")
        kind = next((mark for mark in KINDS if bare.endswith(mark)), "")
        key = bare.removesuffix(kind)
        types[key] = KINDS.get(kind, "text")
        if bare != argument:
            required.append(key)
        if argument.endswith("+"):
            empty.add(key)
    return name, Parameters(tier, encoding == "json", types, tuple(required), frozenset(empty))


PARAMETERS: dict[str, Parameters] = dict(_parsed(line) for line in TABLE.strip().splitlines())
