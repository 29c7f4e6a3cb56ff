/** About a channel: its topic, its members, leaving it. */

import { fill, h, refill } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ask } from "../core/session.js";
import { now, on, state } from "../core/state.js";
import { weekdayTime } from "../core/times.js";
import { menu } from "../kit/menu.js";
import { orSay } from "../kit/notices.js";
import { avatar, nameOf, whoIs } from "../kit/people.js";

export class About {
  /** @param {string} channel its id */
  constructor(channel) {
    this.channel = channel;
    this.title = ["About", h("small", {}, state.channels.get(channel)?.title ?? "")];
    this.element = h("div", { class: "side-list about", tabindex: "-1" });
    this.endings = [
      on("channels", (changed) => changed === channel && this.open()), on("users", () => this.open()),
      on("clock", () => this.redraw()),
    ];
  }

  end() {
    this.endings.forEach((end) => end());
  }

  redraw() {
    this.sign = null;
    this.open();
  }

  open() {
    const channel = state.channels.get(this.channel);
    if (!channel) return fill(this.element);
    const people = (channel.members ?? []).map((id) => state.users.get(id)).filter(Boolean);
    const { topic, is_member, members, name } = channel;
    const sign = JSON.stringify([topic, is_member, members, name, [...state.users.values()].map(nameOf)]);
    if (sign === this.sign) return undefined;
    this.sign = sign;
    return refill(
      this.element,
      channel.is_member && topicForm(channel),
      h(
        "h3",
        {},
        `${people.length} member${people.length === 1 ? "" : "s"}`,
        channel.is_member && channel.kind !== "mpim" && inviteButton(channel),
      ),
      h("ul", { class: "people" }, people.map(personRow)),
      channel.is_member &&
        channel.kind !== "mpim" &&
        !channel.is_general &&
        h(
          "button",
          { type: "button", class: "button", onclick: () => orSay(ask("leave", { channel: channel.id })) },
          "Leave channel",
        ),
    );
  }
}

function personRow(user) {
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "person-row", dataset: { user: user.id } },
      avatar(whoIs(user), "small"),
      h(
        "span",
        { class: "grow" },
        nameOf(user),
        user.id === state.me ? " (you)" : "",
        user.is_bot && h("span", { class: "badge" }, "APP"),
      ),
      h("small", {}, user.is_bot ? "" : weekdayTime(now(), user.tz || "UTC")),
    ),
  );
}

function topicForm(channel) {
  const input = h("input", {
    class: "field",
    value: channel.topic?.value ?? "",
    placeholder: "Add a topic",
    maxlength: "250",
    id: "topic-field",
  });
  const save = (event) => {
    event.preventDefault();
    orSay(ask("set_topic", { channel: channel.id, topic: input.value.trim() }));
  };
  return h(
    "form",
    { onsubmit: save },
    h("label", { for: "topic-field" }, "Topic"),
    h("div", { class: "row" }, input, h("button", { class: "button", type: "submit" }, "Set")),
  );
}

function inviteButton(channel) {
  const outside = [...state.users.values()].filter((user) => !user.deleted && !channel.members.includes(user.id));
  const button = h(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": "Add someone",
      title: "Add someone",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
    },
    icon("plus"),
  );
  button.addEventListener(
    "click",
    () =>
      outside.length &&
      menu(
        button,
        outside.map((user) => ({
          label: nameOf(user),
          detail: user.real_name,
          picture: avatar(whoIs(user), "tiny"),
          act: () => orSay(ask("invite", { channel: channel.id, user: user.id })),
        })),
        { label: "Add someone", side: "left" },
      ),
  );
  button.disabled = outside.length === 0;
  return button;
}
