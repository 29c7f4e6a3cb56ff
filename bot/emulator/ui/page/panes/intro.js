/** What stands before the first message of a conversation. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isWithApp, now, otherIn, state, zone } from "../core/state.js";
import { moment } from "../core/times.js";
import { avatar, nameOf, whoIs } from "../kit/people.js";
import { mrkdwn } from "../text/texts.js";

/** @param {Object|undefined} channel */
export function introOf(channel) {
  if (!channel) return "";
  if (channel.kind === "im") return withOne(channel);
  if (channel.kind === "mpim") return withSeveral(channel);
  const sign = icon(channel.kind === "group" ? "lock" : "hash");
  const maker = state.users.get(channel.creator);
  const when = channel.created
    ? ` ${moment(channel.created, zone(), now()).toLowerCase().startsWith("today") ? "today" : `on ${moment(channel.created, zone(), now()).split(" at ")[0]}`}`
    : "";
  return h(
    "div",
    { class: "intro-words" },
    h("h2", {}, sign, channel.title),
    h(
      "p",
      { class: "quiet" },
      `${maker ? nameOf(maker) : "Somebody"} created this channel${when}. This is the very beginning of it.`,
    ),
    channel.purpose?.value && h("div", { class: "text" }, mrkdwn(channel.purpose.value)),
  );
}

function withSeveral(channel) {
  const others = channel.members.filter((id) => id !== state.me).map((id) => state.users.get(id));
  return h(
    "div",
    { class: "intro-words" },
    h("div", { class: "faces" }, others.map((user) => avatar(whoIs(user), "large"))),
    h("h2", {}, channel.title),
    h("p", { class: "quiet" }, `This conversation is between ${others.map(nameOf).join(", ")} and you.`),
  );
}

function withOne(channel) {
  const user = state.users.get(otherIn(channel));
  const words = isWithApp(channel)
    ? `This is where ${nameOf(user)} writes to you alone. Commands work here as well.`
    : otherIn(channel) === state.me
      ? "This is your space: notes to yourself, seen by nobody else."
      : `This conversation is between ${nameOf(user)} and you.`;
  return h(
    "div",
    { class: "intro-words" },
    avatar(whoIs(user), "large"),
    h("h2", {}, user?.real_name || nameOf(user)),
    h("p", { class: "quiet" }, words),
  );
}
