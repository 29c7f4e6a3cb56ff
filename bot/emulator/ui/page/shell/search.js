/** Finding a channel, a person, or a message. */

import { fill, h, whenQuiet } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go } from "../core/place.js";
import { ask } from "../core/session.js";
import { now, state, zone } from "../core/state.js";
import { moment } from "../core/times.js";
import { windowed } from "../kit/dialogs.js";
import { authorOf, avatar, nameOf, openDm, whoIs } from "../kit/people.js";
import { spoken } from "../text/texts.js";

/** Open the search. */
export function openSearch() {
  const input = h("input", {
    class: "field",
    type: "text",
    role: "searchbox",
    placeholder: "Channels, people, messages",
    "aria-label": "Search the workspace",
    autocomplete: "off",
  });
  const found = h("div", { class: "found" });
  const dialog = windowed({ title: "Search", body: [input, found], className: "search-window" });
  const row = (picture, label, detail, act) =>
    h(
      "button",
      {
        type: "button",
        class: "found-row",
        onclick: () => {
          dialog.close();
          act();
        },
      },
      picture,
      h("span", { class: "grow" }, label, detail && h("small", {}, detail)),
    );
  const places = (text) => [
    ...[...state.channels.values()]
      .filter((channel) => channel.name?.includes(text))
      .slice(0, 6)
      .map((channel) =>
        row(icon(channel.kind === "group" ? "lock" : "hash"), channel.name, channel.topic?.value, () =>
          go({ where: channel.id }),
        ),
      ),
    ...[...state.users.values()]
      .filter((user) => `${user.name} ${user.real_name}`.toLowerCase().includes(text))
      .slice(0, 6)
      .map((user) => row(avatar(whoIs(user), "tiny"), nameOf(user), user.real_name, () => openDm(user.id))),
  ];
  const message = (one) =>
    row(
      icon("thread"),
      spoken(one.text).slice(0, 160) || "(no text)",
      `${authorOf(one).name} in ${state.channels.get(one.channel)?.title ?? "?"}, ${moment(Number(one.ts), zone(), now())}`,
      () =>
        go({
          where: one.channel,
          at: one.ts,
          thread: one.thread_ts && one.thread_ts !== one.ts ? one.thread_ts : null,
        }),
    );
  const look = whenQuiet(async () => {
    const text = input.value.trim().toLowerCase();
    if (!text) return fill(found);
    const near = places(text);
    const { messages } = await ask("search", { text }).catch(() => ({ messages: [] }));
    if (input.value.trim().toLowerCase() !== text) return undefined;
    const all = [...near, ...messages.reverse().map(message)];
    return fill(found, all.length ? all : h("p", { class: "quiet empty" }, "Nothing was found."));
  }, 120);
  input.addEventListener("input", look);
  dialog.addEventListener("keydown", (event) => {
    const rows = [input, ...found.querySelectorAll(".found-row")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    rows[(rows.indexOf(document.activeElement) + step + rows.length) % rows.length].focus();
  });
  input.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  openSearch();
});
