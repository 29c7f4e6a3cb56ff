/** The messages that are pinned to a conversation. */

import { h, refill } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go, here } from "../core/place.js";
import { ask } from "../core/session.js";
import { on, state } from "../core/state.js";
import { orSay } from "../kit/notices.js";
import { messageElement } from "../messages/message.js";

export class Pins {
  /** @param {string} channel its id */
  constructor(channel) {
    this.channel = channel;
    this.title = ["Pinned"];
    this.element = h("div", { class: "side-list", tabindex: "-1" });
    this.endings = [
      on("channels", (changed) => changed === channel && this.sign() !== this.shown && this.open()),
      on("message", (said) => said.channel === channel && this.shown?.includes(said.message.ts) && this.open()),
    ];
  }

  end() {
    this.endings.forEach((end) => end());
  }

  /** Which ones there are. */
  sign() {
    return (state.channels.get(this.channel)?.pins ?? []).join(" ");
  }

  async open() {
    this.shown = this.sign();
    this.asked = (this.asked ?? 0) + 1;
    const { asked } = this;
    const pins = [...(state.channels.get(this.channel)?.pins ?? [])].reverse();
    const found = await Promise.all(pins.map((ts) => this.message(ts)));
    const cards = found.filter(Boolean).map((message) => this.card(message));
    if (asked !== this.asked) return; // asked again meanwhile
    refill(
      this.element,
      cards.length
        ? cards
        : h("p", { class: "quiet empty" }, "Nothing is pinned here. “Pin to channel” in a message's menu does it."),
    );
  }

  async message(ts) {
    const page = await ask("open", { channel: this.channel, around: ts, limit: 2 }).catch(() => null);
    const listed = page?.messages.find((message) => message.ts === ts);
    if (listed) return listed;
    const thread = await ask("thread", { channel: this.channel, ts }).catch(() => null);
    return thread?.messages.find((message) => message.ts === ts) ?? null;
  }

  card(message) {
    const thread = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
    const unpin = () => orSay(ask("unpin", { channel: this.channel, ts: message.ts }));
    return h(
      "div",
      { class: "quoted-message" },
      messageElement({ ...message, pinned_by: null }, { still: true }),
      h(
        "div",
        { class: "card-foot" },
        h(
          "button",
          { type: "button", class: "link", onclick: () => go({ ...here(), at: message.ts, thread }) },
          "Go to message",
        ),
        state.channels.get(this.channel)?.is_member &&
          h(
            "button",
            { type: "button", class: "icon-button", "aria-label": "Un-pin", title: "Un-pin", onclick: unpin },
            icon("close"),
          ),
      ),
    );
  }
}
