/** One message as it is shown: who, when, what, and what hangs on it. */

import { blockKit } from "../blocks/blocks.js";
import { Surface } from "../blocks/surface.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { writeHash } from "../core/place.js";
import { ask } from "../core/session.js";
import { now, state, zone } from "../core/state.js";
import { clockTime, moment } from "../core/times.js";
import { orSay } from "../kit/notices.js";
import { authorOf, avatar, nameOf } from "../kit/people.js";
import { isOnlyEmoji, mrkdwn, spoken, unmarked } from "../text/texts.js";
import { attachments } from "./attachments.js";
import { files } from "./files.js";
import { noticeText } from "./noticed.js";
import { reactions } from "./reactions.js";
import { threadFoot } from "./thread_foot.js";

const LONG = 3000; // characters; what is longer is folded at first

/** Which message an element belongs to. */
export const messages = new WeakMap();

/**
 * @param {Object} message
 * @param {{isFollowing?: boolean, inThread?: boolean, still?: boolean}} how `still`: shown without what one can do to it
 * @returns {HTMLElement}
 */
export function messageElement(message, { isFollowing = false, inThread = false, still = false } = {}) {
  const author = authorOf(message);
  const isGone = message.subtype === "tombstone";
  const notice = noticeText(message);
  const element = h(
    "article",
    { class: classes(message, isFollowing, notice), tabindex: "-1", "aria-label": label(message, author, notice) },
    message.pinned_by &&
      h(
        "div",
        { class: "over" },
        icon("pin"),
        `Pinned by ${message.pinned_by === state.me ? "you" : nameOf(state.users.get(message.pinned_by))}`,
      ),
    message.is_ephemeral && h("div", { class: "over" }, icon("eye"), "Only visible to you"),
    message.subtype === "thread_broadcast" && !inThread && broadcastOf(message),
    h(
      "div",
      { class: "gutter" },
      isFollowing ? timeLink(message) : isGone ? h("span", { class: "avatar gone" }, icon("trash")) : avatar(author),
    ),
    h(
      "div",
      { class: "message-body" },
      !isFollowing && !isGone && byline(message, author),
      h(
        "div",
        { class: "content" },
        isGone
          ? h("p", { class: "quiet" }, "This message was deleted.")
          : notice
            ? h("p", { class: "quiet" }, notice)
            : content(message),
      ),
      !still && message.reactions?.length > 0 && reactions(message),
      !inThread && !still && message.reply_count > 0 && threadFoot(message),
      message.is_ephemeral &&
        h(
          "button",
          {
            type: "button",
            class: "link small-text",
            onclick: () => orSay(ask("dismiss", { ephemeral_id: message.ephemeral_id })),
          },
          "Dismiss",
        ),
    ),
  );
  messages.set(element, message);
  return element;
}

function classes(message, isFollowing, notice) {
  const names = {
    following: isFollowing,
    pinned: message.pinned_by,
    ephemeral: message.is_ephemeral,
    noticed: notice,
    gone: message.subtype === "tombstone",
  };
  return ["message", ...Object.keys(names).filter((name) => names[name])].join(" ");
}

function label(message, author, notice) {
  const words = notice ?? spoken(message.text).slice(0, 300);
  const what = message.subtype === "tombstone" ? "deleted message" : `${author.name}: ${words}`;
  return `${what}, ${moment(Number(message.ts), zone(), now())}${message.is_ephemeral ? ", only visible to you" : ""}`;
}

function byline(message, author) {
  const name = author.user
    ? h("button", { type: "button", class: "author", dataset: { user: author.user.id } }, author.name)
    : h("span", { class: "author" }, author.name);
  return h("div", { class: "byline" }, name, author.isApp && h("span", { class: "badge" }, "APP"), timeLink(message));
}

function timeLink(message) {
  const seconds = Number(message.ts);
  const shown = h("time", { datetime: new Date(seconds * 1000).toISOString() }, clockTime(seconds, zone()));
  const title = moment(seconds, zone(), now());
  if (message.is_ephemeral) return h("span", { class: "time", title }, shown);
  const thread = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
  return h(
    "a",
    {
      class: "time",
      title,
      tabindex: "-1",
      href: writeHash({ where: message.channel, at: message.ts, thread }),
      "aria-label": title,
    },
    shown,
  );
}

function broadcastOf(message) {
  return h(
    "div",
    { class: "over" },
    icon("thread"),
    h("span", {}, "replied to "),
    h("a", { href: writeHash({ where: message.channel, thread: message.thread_ts }) }, "a thread"),
  );
}

/** Blocks where there are some, else the text; then attachments and files. */
function content(message) {
  const parts = message.blocks?.length ? blockKit(message.blocks, surfaceOf(message)) : [textOf(message)];
  const body = h("div", { class: "words" }, parts);
  if (message.edited) markEdited(body, message);
  const words = (message.text ?? "").length > LONG ? folded(body) : body;
  return [words, message.attachments && attachments(message, surfaceOf(message)), message.files && files(message)];
}

function textOf(message) {
  const name = message.subtype === "me_message" ? "text me-message" : "text";
  const isTyped = !message.bot_id;
  return h(
    "div",
    { class: isOnlyEmoji(message.text) ? `${name} only-emoji` : name },
    message.mrkdwn === false
      ? unmarked(message.text)
      : mrkdwn(message.text, { lists: isTyped }),
  );
}

function surfaceOf(message) {
  const where = message.is_ephemeral
    ? { channel: message.channel, ephemeral_id: message.ephemeral_id }
    : { channel: message.channel, ts: message.ts };
  return new Surface({ kind: "message", where });
}

function markEdited(body, message) {
  const at = Number(message.edited.ts);
  const mark = h(
    "span",
    { class: "edited", title: Number.isFinite(at) ? moment(at, zone(), now()) : null },
    " (edited)",
  );
  const last = body.querySelector(
    ":scope > .text:last-child > p:last-child, :scope > .block:last-child .text > p:last-child",
  );
  (last ?? body).append(mark);
}

function folded(body) {
  const more = h("button", { type: "button", class: "link small-text", "aria-expanded": "false" }, "Show more");
  body.classList.add("folded");
  more.addEventListener("click", () => {
    const isFolded = body.classList.toggle("folded");
    more.textContent = isFolded ? "Show more" : "Show less";
    more.setAttribute("aria-expanded", String(!isFolded));
  });
  return h("div", {}, body, more);
}
