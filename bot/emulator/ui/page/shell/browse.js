/** Finding a channel to join, and making one. */

import { fill, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go } from "../core/place.js";
import { ask } from "../core/session.js";
import { state } from "../core/state.js";
import { windowed } from "../kit/dialogs.js";
import { orSay } from "../kit/notices.js";

/** Show every channel one may see. */
export function browseChannels() {
  const input = h("input", {
    class: "field",
    type: "text",
    role: "searchbox",
    placeholder: "Find a channel",
    "aria-label": "Find a channel",
    autocomplete: "off",
  });
  const list = h("ul", { class: "channel-list" });
  const dialog = windowed({ title: "Channels", body: [input, list], className: "browse" });
  const draw = () => {
    const found = [...state.channels.values()].filter(
      (channel) =>
        ["channel", "group"].includes(channel.kind) &&
        channel.name.includes(input.value.trim().toLowerCase().replace(/^#/, "")),
    );
    found.sort((a, b) => a.is_archived - b.is_archived || a.name.localeCompare(b.name));
    fill(
      list,
      found.length
        ? found.map((channel) => row(channel, dialog))
        : h("li", { class: "quiet empty" }, "No channel has this in its name."),
    );
  };
  input.addEventListener("input", draw);
  draw();
  input.focus();
}

function row(channel, dialog) {
  const visit = () => {
    dialog.close();
    go({ where: channel.id });
  };
  const join = async () => {
    await orSay(ask("join", { channel: channel.id }));
    visit();
  };
  const count = channel.members?.length ?? 0;
  const about = [
    channel.is_member && "Joined",
    channel.is_archived && "Archived",
    `${count} member${count === 1 ? "" : "s"}`,
    channel.topic?.value,
  ]
    .filter(Boolean)
    .join(" · ");
  return h(
    "li",
    { class: "channel-row" },
    h(
      "button",
      { type: "button", class: "found-row", onclick: visit },
      icon(channel.kind === "group" ? "lock" : "hash"),
      h("span", { class: "grow" }, channel.name, h("small", {}, about)),
    ),
    !channel.is_member &&
      !channel.is_archived &&
      h("button", { type: "button", class: "button small primary", onclick: join }, "Join"),
  );
}

/** Ask for a name, and make the channel. */
export function createChannel() {
  const name = h("input", {
    class: "field",
    id: "channel-name",
    maxlength: "80",
    placeholder: "checkout-team",
    autocomplete: "off",
    required: true,
  });
  const isPrivate = h("input", { type: "checkbox" });
  const submit = async (event) => {
    event.preventDefault();
    const made = await orSay(ask("create_channel", { name: name.value.trim(), is_private: isPrivate.checked }));
    if (!made) return;
    dialog.close();
    go({ where: made.channel?.id ?? made.channel });
  };
  const form = h(
    "form",
    { onsubmit: submit, class: "create-form" },
    h("label", { for: "channel-name" }, "Name"),
    name,
    h("label", { class: "choice" }, isPrivate, h("span", {}, "Private: only people who are added see it")),
    h("div", { class: "row end" }, h("button", { class: "button primary", type: "submit" }, "Create")),
  );
  const dialog = windowed({ title: "Create a channel", body: form, className: "small" });
  name.focus();
}
