/** People and apps as they are shown: names, pictures, the card that opens on a name. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go } from "../core/place.js";
import { ask } from "../core/session.js";
import { dmWith, now, state } from "../core/state.js";
import { weekdayTime } from "../core/times.js";
import { orSay } from "./notices.js";
import { popover } from "./popover.js";

/** The name that others see. */
export function nameOf(user) {
  return user ? user.profile?.display_name || user.real_name || user.name : "Someone";
}

/** One of eight colours, always the same for the same id. */
function colour(id) {
  let sum = 0;
  for (const sign of id) sum = (sum * 31 + sign.charCodeAt(0)) % 997;
  return `tint${sum % 8}`;
}

/**
 * A picture: initials on a colour, or an app's sign.
 * @param {{id: string, name: string, isApp?: boolean, isUs?: boolean}} who
 * @param {string} [size] "", "small", "large"
 */
export function avatar(who, size = "") {
  const sign = who.isUs ? icon("edit") : who.isApp ? icon("bolt") : null;
  const tint = who.isUs ? "our-app" : colour(who.isApp ? who.name.toLowerCase() : who.id);
  return h(
    "span",
    { class: `avatar ${size} ${tint}`, "aria-hidden": "true", dataset: sign ? {} : { initials: initials(who.name) } },
    sign,
  );
}

function initials(name) {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return ((words[0]?.[0] ?? "?") + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

/** Who a user is, for `avatar`. */
export function whoIs(user) {
  return {
    id: user?.id ?? "?",
    name: user?.real_name || nameOf(user),
    isApp: Boolean(user?.is_bot),
    isUs: Boolean(user) && user.id === state.app.user_id,
  };
}

/** Whoever wrote a message: `{id, name, isApp, isUs, user}`. */
export function authorOf(message) {
  const user = state.users.get(message.user);
  const isUs = message.bot_id ? message.bot_id === state.app.bot_id : message.user === state.app.user_id;
  const isApp = Boolean(message.bot_id || user?.is_bot || message.subtype === "bot_message");
  const name = message.username || (isApp && message.bot_profile?.name) || nameOf(user);
  return { id: message.user || message.bot_id || name, name, isApp, isUs: isApp && isUs, user };
}

/** The conversation with this user, begun where there was none. */
export async function openDm(id) {
  const known = dmWith(id);
  const channel = known?.id ?? (await orSay(ask("open_dm", { user: id })));
  if (channel) go({ where: channel.channel?.id ?? channel.channel ?? channel.id ?? channel });
}

/**
 * The card of a person, beside their name.
 * @param {Element} anchor
 * @param {string} id
 */
export function showCard(anchor, id) {
  const user = state.users.get(id);
  if (!user) return;
  const message = h(
    "button",
    {
      type: "button",
      class: "button",
      onclick: () => {
        card.close(false);
        openDm(id);
      },
    },
    icon("thread"),
    user.is_bot ? "Messages" : "Message",
  );
  const card = popover(
    anchor,
    h(
      "div",
      { class: "person-card" },
      avatar(whoIs(user), "large"),
      h(
        "div",
        {},
        h("strong", {}, user.real_name || user.name),
        user.is_bot && h("span", { class: "badge" }, "APP"),
        h("div", { class: "quiet" }, `@${user.name}`),
      ),
      h(
        "p",
        { class: "quiet" },
        icon("clock"),
        `${weekdayTime(now(), user.tz || "UTC")} local time (${(user.tz || "UTC").replace(/_/g, " ")})`,
      ),
      user.deleted && h("p", { class: "quiet" }, "Deactivated"),
      id === state.me ? null : message,
    ),
    { label: `About ${nameOf(user)}` },
  );
  message.isConnected ? message.focus() : ((card.element.tabIndex = -1), card.element.focus());
}

document.addEventListener("click", (event) => {
  const name = event.target.closest?.("[data-user]");
  if (name) showCard(name, name.dataset.user);
});
