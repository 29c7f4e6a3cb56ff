/** What Slack itself says in a conversation: who joined, left, renamed it or set its topic. */

import { state } from "../core/state.js";
import { spoken } from "../text/texts.js";

const PLACES = { channel: "#", group: "#" };

function place(message) {
  const channel = state.channels.get(message.channel);
  return channel?.name ? `${PLACES[channel.kind] ?? ""}${channel.name}` : "the conversation";
}

const WORDS = {
  channel_join: (message) =>
    message.inviter && message.inviter !== message.user
      ? `was added to ${place(message)}.`
      : `joined ${place(message)}.`,
  channel_leave: (message) => `left ${place(message)}.`,
  channel_topic: (message) =>
    message.topic ? `set the channel topic: ${spoken(message.topic)}` : "cleared the channel topic.",
  channel_purpose: (message) => `set the channel description: ${spoken(message.purpose)}`,
  channel_name: (message) =>
    `renamed the channel${message.old_name ? ` from “${message.old_name}”` : ""} to “${message.name ?? place(message)}”.`,
  channel_archive: () => "archived this channel.",
  channel_unarchive: () => "unarchived this channel.",
  pinned_item: () => "pinned a message to this channel.",
};

/**
 * The words of a notice, or null when this is a message of somebody.
 * @param {Object} message
 */
export function noticeText(message) {
  const kind = (message.subtype ?? "").replace(/^group_/, "channel_");
  return WORDS[kind]?.(message) ?? null;
}
