/** What stands under a message that has replies. */

import { h } from "../core/dom.js";
import { turn } from "../core/place.js";
import { now, state, zone } from "../core/state.js";
import { moment } from "../core/times.js";
import { avatar, whoIs } from "../kit/people.js";

const FACES = 4;

/** @param {Object} message */
export function threadFoot(message) {
  const faces = (message.reply_users ?? [])
    .slice(0, FACES)
    .map((id) => avatar(whoIs(state.users.get(id) ?? { id, name: "?" }), "tiny"));
  const count = `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`;
  const last = message.latest_reply
    ? `Last reply ${moment(Number(message.latest_reply), zone(), now()).replace(/^[TY]/, (sign) => sign.toLowerCase())}`
    : "";
  return h(
    "button",
    { type: "button", class: "thread-foot", dataset: { key: "thread" }, onclick: () => turn({ thread: message.ts }) },
    h("span", { class: "faces" }, faces),
    h("span", { class: "thread-count" }, count),
    h("span", { class: "quiet" }, last),
  );
}
