/** What can be done to a message, by its bar of buttons, its menu, or keys. */

import { messageShortcuts } from "../compose/shortcuts.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { turn } from "../core/place.js";
import { ask } from "../core/session.js";
import { me, state } from "../core/state.js";
import { confirmed } from "../kit/dialogs.js";
import { menu } from "../kit/menu.js";
import { notice, orSay } from "../kit/notices.js";
import { emoji } from "../text/emoji.js";
import { editMessage } from "./editor.js";
import { messageElement, messages } from "./message.js";
import { addReaction, toggleReaction } from "./reactions.js";

const QUICK = ["white_check_mark", "eyes", "pushpin"];

/** Whether anything can be done to it. */
export function canAct(message) {
  return (
    !message.is_ephemeral && message.subtype !== "tombstone" && Boolean(state.channels.get(message.channel)?.is_member)
  );
}

/**
 * The bar that appears beside a message.
 * @param {HTMLElement} element the message's
 */
export function actionBar(element) {
  const message = messages.get(element);
  const tool = (name, label, act) =>
    h(
      "button",
      { type: "button", "aria-label": label, title: label, onclick: (event) => act(event.currentTarget) },
      icon(name),
    );
  const more = tool("more", "More actions", (anchor) => openMenu(anchor, element));
  more.setAttribute("aria-haspopup", "menu");
  more.setAttribute("aria-expanded", "false");
  return h(
    "div",
    { class: "action-bar", role: "toolbar", "aria-label": "Message actions" },
    QUICK.map((name) =>
      h(
        "button",
        {
          type: "button",
          "aria-label": `React with ${name.replace(/_/g, " ")}`,
          title: `:${name}:`,
          onclick: () => toggleReaction(message, name),
        },
        emoji(name),
      ),
    ),
    tool("smile", "Add reaction", (anchor) => addReaction(anchor, message)),
    tool("thread", "Reply in thread", () => reply(message)),
    more,
  );
}

function reply(message) {
  turn({ thread: message.thread_ts ?? message.ts });
}

/** The menu of a message. */
export function openMenu(anchor, element) {
  const message = messages.get(element);
  const shortcuts = messageShortcuts(message);
  const items = [
    { label: "Add reaction", icon: "smile", act: () => addReaction(element, message) },
    { label: "Reply in thread", icon: "thread", act: () => reply(message) },
    { label: "Copy link", icon: "link", act: () => copy(linkTo(message), "The link is copied.") },
    {
      label: "Copy text",
      icon: "file",
      act: () => copy(element.querySelector(".words")?.innerText ?? message.text, "The text is copied."),
    },
    message.pinned_by
      ? { label: "Un-pin from channel", icon: "pin", act: () => pin(message) }
      : { label: "Pin to channel", icon: "pin", act: () => pin(message) },
    ...(isMine(message) ? [{ label: "Edit message", icon: "edit", act: () => editMessage(element, message) }] : []),
    ...(isMine(message) || me()?.is_admin
      ? [null, { label: "Delete message…", icon: "trash", danger: true, act: () => remove(message) }]
      : []),
    ...(shortcuts.length ? [null] : []),
    ...shortcuts,
  ];
  menu(anchor, items, { label: "Message actions", side: "left" });
}

function isMine(message) {
  return message.user === state.me && !message.bot_id;
}

function pin(message) {
  return orSay(ask(message.pinned_by ? "unpin" : "pin", { channel: message.channel, ts: message.ts }));
}

/** The permanent address of a message, as Slack would give it. */
export function linkTo(message) {
  const isReply = message.thread_ts && message.thread_ts !== message.ts;
  const thread = isReply ? `?thread_ts=${message.thread_ts}&cid=${message.channel}` : "";
  return `${state.team.url}archives/${message.channel}/p${message.ts.replace(".", "")}${thread}`;
}

async function copy(text, said) {
  await navigator.clipboard.writeText(text).then(
    () => notice(said),
    () => notice("The browser does not allow copying.", "trouble"),
  );
}

async function remove(message) {
  const shown = messageElement(message, { still: true });
  const text = [
    "Are you sure you want to delete this message? This cannot be undone.",
    h("div", { class: "quoted-message" }, shown),
  ];
  if (await confirmed({ title: "Delete message", text, yes: "Delete", danger: true })) {
    await orSay(ask("delete", { channel: message.channel, ts: message.ts }));
  }
}

const KEYS = {
  r: (element, message) => addReaction(element, message),
  t: (element, message) => reply(message),
  p: (element, message) => pin(message),
  e: (element, message) => isMine(message) && editMessage(element, message),
  m: (element) => openMenu(element, element),
  ContextMenu: (element) => openMenu(element, element),
  Delete: (element, message) => (isMine(message) || me()?.is_admin) && remove(message),
  Enter: (element, message) => reply(message),
};

/** Do what a key means on a message that has the focus; says whether it means anything. */
export function actByKey(key, element) {
  const message = messages.get(element);
  if (!KEYS[key] || !canAct(message)) return false;
  KEYS[key](element, message);
  return true;
}
