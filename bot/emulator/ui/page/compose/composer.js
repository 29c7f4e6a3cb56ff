/** Where messages are written: sends, runs commands, takes files, keeps what was not sent. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ask } from "../core/session.js";
import { on, state } from "../core/state.js";
import { Completion } from "./completion.js";
import { draftOf, keepDraft } from "./drafts.js";
import { grown } from "./growing.js";
import { tools } from "./tools.js";
import { placeholder } from "./suggestions.js";
import { Tray } from "./tray.js";

export class Composer {
  /** @param {{channel: string, thread_ts?: string|null, editLast: Function, sent?: Function}} place */
  constructor(place) {
    this.place = place;
    this.key = `${state.me} ${place.channel} ${place.thread_ts ?? ""}`;
    const channel = state.channels.get(place.channel);
    const label = place.thread_ts ? "Reply…" : placeholder(channel);
    this.tray = new Tray();
    this.input = h("textarea", {
      class: "composer-input",
      rows: "1",
      placeholder: label,
      "aria-label": place.thread_ts ? "Reply in thread" : label,
      dataset: { composer: place.thread_ts ? "thread" : "channel" },
    });
    this.trouble = h("div", { class: "composer-trouble", role: "alert", hidden: true });
    this.health = h("div", { class: "composer-health", role: "status", hidden: true });
    this.sendButton = h(
      "button",
      { type: "button", class: "send", "aria-label": "Send", title: "Send (Enter)", onclick: () => this.send() },
      icon("send"),
    );
    this.broadcast = h("input", { type: "checkbox" });
    this.box = h(
      "div",
      { class: "composer-box" },
      this.input,
      this.tray.element,
      tools(this.input, this.tray, this.sendButton),
    );
    this.element = h(
      "form",
      {
        class: "composer",
        "aria-label": place.thread_ts ? "Reply" : "New message",
        onsubmit: (event) => event.preventDefault(),
      },
      this.health,
      this.trouble,
      this.box,
      place.thread_ts &&
        ["channel", "group"].includes(channel?.kind) &&
        h("label", { class: "broadcast quiet" }, this.broadcast, `Also send to #${channel.name}`),
    );
    this.completion = new Completion(this.input, { withCommands: true, channel: place.channel });
    this.input.value = draftOf(this.key);
    this.fit = grown(this.input);
    this.input.addEventListener("input", () => this.changed());
    this.input.addEventListener("keydown", (event) => this.keyed(event));
    this.input.addEventListener("paste", (event) => this.pasted(event));
    this.endings = [on("app", () => this.showHealth()), on("live", () => this.showHealth())];
    this.showHealth();
    this.changed();
  }

  /** Stop listening; what was typed is kept. */
  end() {
    this.endings.forEach((end) => end());
  }

  changed() {
    keepDraft(this.key, this.input.value);
    this.sendButton.classList.toggle("ready", Boolean(this.input.value.trim() || this.tray.files.length));
  }

  addFiles(files) {
    this.tray.add(files);
    this.changed();
    this.input.focus();
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    this.addFiles(files);
  }

  keyed(event) {
    if (this.completion.keyed(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      event.preventDefault();
      this.place.editLast();
    }
  }

  async send() {
    const text = this.input.value.replace(/\s+$/, "");
    if (!text && !this.tray.files.length) return;
    this.say(null);
    const isCommand = /^\/\w/.test(text) && !this.tray.files.length;
    this.set("");
    try {
      await (isCommand ? this.run(text) : this.post(text));
    } catch (error) {
      if (!this.input.value) this.set(text);
      this.say(error.message);
    }
  }

  async post(text) {
    const { channel, thread_ts } = this.place;
    const where = { channel, ...(thread_ts ? { thread_ts } : {}), ...(this.broadcast.checked ? { broadcast: true } : {}) };
    if (this.tray.files.length) await this.tray.send(where, text);
    else await ask("say", { ...where, text });
    this.broadcast.checked = false;
    this.place.sent?.();
  }

  async run(text) {
    if (this.place.thread_ts) throw new Error(`${text.split(" ")[0]} is not supported in threads. Sorry about that.`);
    this.box.setAttribute("aria-busy", "true");
    try {
      const answer = await ask("command", { channel: this.place.channel, text });
      if (answer.error) this.say(answer.error);
      this.place.sent?.();
    } finally {
      this.box.removeAttribute("aria-busy");
    }
  }

  set(text) {
    this.input.value = text;
    this.completion.close();
    this.fit();
    this.changed();
  }

  /** Say what did not work, until something does. */
  say(text) {
    this.trouble.hidden = !text;
    this.trouble.replaceChildren(
      ...(text
        ? [
            icon("alert"),
            h("span", { class: "grow" }, text),
            h(
              "button",
              { type: "button", class: "icon-button", "aria-label": "Dismiss", onclick: () => this.say(null) },
              icon("close"),
            ),
          ]
        : []),
    );
  }

  showHealth() {
    const text = !state.connected
      ? "The workspace does not answer. It is tried again by itself."
      : this.place.thread_ts
        ? null
        : appTrouble();
    this.health.hidden = !text;
    this.health.replaceChildren(...(text ? [icon("alert"), text] : []));
  }
}

function appTrouble() {
  if (state.app.trouble) return state.app.trouble;
  return state.app.connected === false
    ? `${state.app.name ?? "The app"} is not connected: commands and buttons will not reach it.`
    : null;
}
