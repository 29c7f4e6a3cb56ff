/** The head of a conversation: its name, topic and members, the bar of pins and bookmarks, the tabs of the app. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go } from "../core/place.js";
import { isWithApp, otherIn, state } from "../core/state.js";
import { avatar, nameOf, showCard, whoIs } from "../kit/people.js";
import { mrkdwn } from "../text/texts.js";
import { showPane } from "../shell/side.js";
import { barOf } from "./bar.js";

/**
 * @param {Object|undefined} channel
 * @returns {Node[]}
 */
export function headOf(channel) {
  if (!channel) return [h("header", { class: "pane-head" }, h("h1", {}, "Not found"))];
  if (isWithApp(channel)) return [h("header", { class: "pane-head" }, appName()), appTabs("messages")];
  return [
    h(
      "header",
      { class: "pane-head" },
      channel.kind === "im" ? personName(channel) : channelName(channel),
      members(channel),
    ),
    barOf(channel),
  ];
}

/** What the head shows; it is made anew only where this has changed. */
export function headSign(channel) {
  if (!channel) return null;
  const { title, topic, kind, is_member, is_archived, pins, canvases, bookmarks, members } = channel;
  const names = (members ?? []).map((id) => nameOf(state.users.get(id)));
  return { title, topic, kind, is_member, is_archived, pins, canvases, bookmarks, names };
}

function appName() {
  return h(
    "h1",
    {},
    h(
      "button",
      { type: "button", class: "head-name", dataset: { user: state.app.user_id } },
      avatar(whoIs(state.users.get(state.app.user_id)), "tiny"),
      state.app.full_name ?? state.app.name,
    ),
  );
}

/** The tabs of the app: its Home, and what it writes. */
export function appTabs(current) {
  const tab = (name, label, act) =>
    h(
      "button",
      { type: "button", class: "tab", "aria-current": name === current ? "page" : null, onclick: act },
      label,
    );
  return h(
    "nav",
    { class: "tabs", "aria-label": state.app.name ?? "App" },
    state.app.has_home && tab("home", "Home", () => go({ where: "home" })),
    tab("messages", "Messages", () => openAppMessages()),
  );
}

function openAppMessages() {
  const channel = [...state.channels.values()].find(isWithApp);
  if (channel) go({ where: channel.id });
}

/** The head above the app's Home. */
export function homeHead() {
  return [h("header", { class: "pane-head" }, appName()), appTabs("home")];
}

function personName(channel) {
  const user = state.users.get(otherIn(channel));
  return h(
    "h1",
    {},
    h(
      "button",
      { type: "button", class: "head-name", onclick: (event) => showCard(event.currentTarget, user.id) },
      avatar(whoIs(user), "tiny"),
      nameOf(user),
    ),
  );
}

function channelName(channel) {
  const topic = channel.topic?.value;
  return h(
    "div",
    { class: "head-words" },
    h(
      "h1",
      {},
      h(
        "button",
        { type: "button", class: "head-name", title: "About this channel", onclick: () => showPane("about") },
        icon({ group: "lock", mpim: "people" }[channel.kind] ?? "hash"),
        channel.title,
      ),
    ),
    topic && h("div", { class: "topic", title: topic }, topicLine(topic)),
  );
}

function topicLine(topic) {
  return mrkdwn(topic).flatMap((paragraph) => [...paragraph.childNodes]);
}

function members(channel) {
  if (channel.kind === "im") return null;
  const people = (channel.members ?? []).map((id) => state.users.get(id)).filter(Boolean);
  const label = `${people.length} member${people.length === 1 ? "" : "s"}`;
  return h(
    "button",
    { type: "button", class: "head-button", title: label, onclick: () => showPane("about") },
    h(
      "span",
      { class: "faces" },
      people.slice(0, 3).map((user) => avatar(whoIs(user), "tiny")),
    ),
    h("span", {}, people.length, h("span", { class: "unseen" }, people.length === 1 ? " member" : " members")),
  );
}
