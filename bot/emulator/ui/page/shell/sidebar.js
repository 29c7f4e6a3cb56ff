/** The sidebar: channels, direct messages, the app; with marks for what is unread. */

import { fill, h, oncePerFrame } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go, here } from "../core/place.js";
import { isWithApp, me, on, otherIn, state } from "../core/state.js";
import { avatar, nameOf, openDm, whoIs } from "../kit/people.js";
import { browseChannels, createChannel } from "./browse.js";
import { closeDrawer } from "./drawer.js";
import { writeTo } from "./new_message.js";

const folded = new Set();
const later = oncePerFrame(() => draw());
let bar = null;

/** @param {HTMLElement} element */
export function showSidebar(element) {
  bar = element;
  for (const topic of ["channels", "users", "place", "app", "entered"]) on(topic, later);
  on("place", closeDrawer);
}

function draw() {
  if (!me()) return;
  const held = bar.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const top = bar.scrollTop;
  const channels = [...state.channels.values()];
  const joined = channels.filter(
    (channel) => ["channel", "group"].includes(channel.kind) && channel.is_member && !channel.is_archived,
  );
  joined.sort((a, b) => a.name.localeCompare(b.name));
  const direct = channels.filter((channel) => ["im", "mpim"].includes(channel.kind) && !isWithApp(channel));
  fill(
    bar,
    section("Channels", [
      ...joined.map(channelEntry),
      extra("browse", "search", "Browse channels", browseChannels),
      extra("create", "plus", "Create a channel", createChannel),
    ]),
    section("Direct messages", [...people(direct), extra("write", "plus", "New message", writeTo)]),
    section("Apps", [appEntry(channels.find(isWithApp))]),
  );
  bar.scrollTop = top;
  if (held) bar.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

function section(title, entries) {
  const isFolded = folded.has(title);
  const toggle = () => {
    if (!folded.delete(title)) folded.add(title);
    draw();
  };
  const shown = isFolded ? entries.filter((entry) => entry?.matches(".unread, .current")) : entries;
  return h(
    "section",
    { class: "group" },
    h(
      "h2",
      {},
      h(
        "button",
        {
          type: "button",
          class: "group-title",
          "aria-expanded": !isFolded,
          dataset: { key: `group-${title}` },
          onclick: toggle,
        },
        icon(isFolded ? "right" : "down"),
        title,
      ),
    ),
    h(
      "ul",
      {},
      shown.map((entry) => entry && h("li", {}, entry)),
    ),
  );
}

function entry({ key, picture, label, channel, where, act }) {
  const isCurrent = here().where === where;
  const unread = channel?.unread > 0 && !isCurrent;
  const mentions = isCurrent ? 0 : channel?.mentions;
  const name = h("span", { class: "entry-name" }, label);
  const news = mentions
    ? `, ${mentions} mention${mentions === 1 ? "" : "s"}`
    : unread
      ? `, ${channel.unread} unread`
      : "";
  return h(
    "button",
    {
      type: "button",
      class: `entry${isCurrent ? " current" : ""}${unread ? " unread" : ""}`,
      dataset: { key },
      "aria-current": isCurrent ? "page" : null,
      "aria-label": news ? `${name.textContent}${news}` : null,
      onclick: act ?? (() => go({ where })),
    },
    picture,
    name,
    mentions > 0 && h("span", { class: "count", "aria-hidden": "true" }, mentions),
  );
}

function channelEntry(channel) {
  return entry({
    key: channel.id,
    picture: icon(channel.kind === "group" ? "lock" : "hash"),
    label: channel.name,
    channel,
    where: channel.id,
  });
}

/** Everybody is listed, so that a conversation is one click away. */
function people(direct) {
  const groups = direct
    .filter((channel) => channel.kind === "mpim")
    .map((channel) =>
      entry({ key: channel.id, picture: icon("people"), label: channel.title, channel, where: channel.id }),
    );
  const users = [...state.users.values()].filter((user) => !user.is_bot && !user.deleted && !user.is_stranger);
  users.sort((a, b) => (b.id === state.me) - (a.id === state.me) || nameOf(a).localeCompare(nameOf(b)));
  return [
    ...users.map((user) =>
      personEntry(
        user,
        direct.find((channel) => channel.kind === "im" && otherIn(channel) === user.id),
      ),
    ),
    ...groups,
  ];
}

function personEntry(user, channel) {
  const label = [nameOf(user), user.id === state.me && h("span", { class: "entry-note" }, " you")];
  return entry({
    key: `person-${user.id}`,
    picture: avatar(whoIs(user), "tiny"),
    label,
    channel,
    where: channel?.id ?? null,
    act: channel ? null : () => openDm(user.id),
  });
}

function appEntry(channel) {
  const { app } = state;
  if (!app.user_id) return null;
  const place = here().where;
  const isHere = place === "home" || (channel && place === channel.id);
  const sign = h("span", {
    class: app.connected === false ? "presence away" : "presence",
    title: app.connected === false ? "not connected" : "connected",
  });
  const where = channel?.unread || !app.has_home ? channel?.id : "home";
  return entry({
    key: "app",
    picture: avatar({ id: app.user_id, name: app.name ?? "app", isUs: true }, "tiny"),
    label: [app.name ?? "app", sign],
    channel,
    where: isHere ? place : where,
  });
}

function extra(key, sign, label, act) {
  return h(
    "button",
    { type: "button", class: "entry extra", dataset: { key }, onclick: act },
    icon(sign),
    h("span", { class: "entry-name" }, label),
  );
}
