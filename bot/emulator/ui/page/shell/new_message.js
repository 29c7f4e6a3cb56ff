/** A new message: to whom, one or several. */

import { fill, h } from "../core/dom.js";
import { go } from "../core/place.js";
import { ask } from "../core/session.js";
import { now, state } from "../core/state.js";
import { weekdayTime } from "../core/times.js";
import { windowed } from "../kit/dialogs.js";
import { orSay } from "../kit/notices.js";
import { avatar, nameOf, openDm, whoIs } from "../kit/people.js";

const MOST = 8; // others in one conversation

/** Ask who, and open the conversation with them. */
export function writeTo() {
  const chosen = new Set();
  const input = h("input", {
    class: "field",
    type: "text",
    role: "searchbox",
    placeholder: "Find a person",
    "aria-label": "Find a person",
    autocomplete: "off",
  });
  const list = h("ul", { class: "channel-list" });
  const start = h("button", { class: "button primary", type: "submit", disabled: true }, "Start");
  const draw = () => {
    const wanted = input.value.trim().toLowerCase().replace(/^@/, "");
    const found = others().filter((user) => `${user.name} ${user.real_name}`.toLowerCase().includes(wanted));
    fill(list, found.length ? found.map(row) : h("li", { class: "quiet empty" }, "Nobody here is called so."));
    start.disabled = chosen.size === 0;
  };
  const row = (user) => {
    const box = h("input", {
      type: "checkbox",
      checked: chosen.has(user.id),
      disabled: chosen.size >= MOST && !chosen.has(user.id),
      dataset: { key: user.id },
      onchange: () => {
        if (!chosen.delete(user.id)) chosen.add(user.id);
        draw();
        list.querySelector(`[data-key="${CSS.escape(user.id)}"]`).focus();
      },
    });
    const local = h("small", {}, weekdayTime(now(), user.tz || "UTC"));
    return h(
      "li",
      { class: "channel-row" },
      h("label", { class: "found-row" }, box, avatar(whoIs(user), "small"), h("span", { class: "grow" }, nameOf(user), local)),
    );
  };
  const submit = async (event) => {
    event.preventDefault();
    if (chosen.size && (await openWith([...chosen]))) dialog.close();
  };
  const form = h("form", { class: "write-form", onsubmit: submit }, input, list, h("div", { class: "row end" }, start));
  const dialog = windowed({ title: "New message", body: form, className: "browse" });
  input.addEventListener("input", draw);
  draw();
  input.focus();
}

function others() {
  const people = [...state.users.values()].filter(
    (user) => user.id !== state.me && !user.is_bot && !user.deleted && !user.is_stranger,
  );
  return people.sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

/** Says whether it is open now. */
async function openWith(users) {
  if (users.length === 1) {
    await openDm(users[0]);
    return true;
  }
  const opened = await orSay(ask("open_group", { users }));
  if (opened) go({ where: opened.channel.id });
  return Boolean(opened);
}
