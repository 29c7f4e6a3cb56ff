/** The reactions under a message. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ask } from "../core/session.js";
import { state } from "../core/state.js";
import { orSay } from "../kit/notices.js";
import { nameOf } from "../kit/people.js";
import { emoji } from "../text/emoji.js";
import { pickEmoji } from "../compose/emoji_picker.js";

/** @param {Object} message */
export function reactions(message) {
  const chips = message.reactions.map((reaction) => chip(message, reaction));
  const add = h(
    "button",
    { type: "button", class: "reaction add", "aria-label": "Add reaction", dataset: { key: "add-reaction" } },
    icon("smile"),
  );
  add.addEventListener("click", () => addReaction(add, message));
  return h("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, chips, add);
}

function chip(message, { name, users, count }) {
  const isMine = users.includes(state.me);
  const names = users.map((id) => (id === state.me ? "you" : nameOf(state.users.get(id)))).join(", ");
  return h(
    "button",
    {
      type: "button",
      class: isMine ? "reaction mine" : "reaction",
      "aria-pressed": isMine,
      dataset: { key: `reaction-${name}` },
      "aria-label": `${name.replace(/_/g, " ")}, ${count} reaction${count === 1 ? "" : "s"}: ${names}`,
      title: `${names} reacted with :${name}:`,
      onclick: () => toggleReaction(message, name),
    },
    emoji(name),
    h("span", { class: "count" }, count),
  );
}

/** Add one's reaction, or take it away. */
export function toggleReaction(message, name) {
  const isMine = message.reactions?.some((reaction) => reaction.name === name && reaction.users.includes(state.me));
  return orSay(ask(isMine ? "unreact" : "react", { channel: message.channel, ts: message.ts, name }));
}

/** Choose a reaction beside `anchor`. */
export function addReaction(anchor, message) {
  pickEmoji(anchor, (name) => toggleReaction(message, name));
}
