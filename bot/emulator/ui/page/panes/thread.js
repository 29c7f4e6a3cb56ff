/** A thread beside its conversation. */

import { Composer } from "../compose/composer.js";
import { acceptDrops } from "../compose/dropping.js";
import { h } from "../core/dom.js";
import { ask } from "../core/session.js";
import { on, state } from "../core/state.js";
import { orSay } from "../kit/notices.js";
import { editMessage } from "../messages/editor.js";
import { handleMessages, reachable } from "../messages/handling.js";
import { messages } from "../messages/message.js";
import { Rows } from "../messages/rows.js";
import { Scroller } from "../messages/scroller.js";
import { isBefore } from "../messages/window.js";

const MOST = 400;

export class Thread {
  /**
   * @param {string} channel
   * @param {string} ts the parent's
   */
  constructor(channel, ts) {
    this.channel = channel;
    this.ts = ts;
    this.messages = [];
    this.list = h("ol", { class: "messages", role: "list", "aria-label": "Thread" });
    this.view = h("div", { class: "scroll", tabindex: "-1" }, this.list);
    this.rows = new Rows(this.list, { inThread: true, between: (held) => parting(held) });
    this.scroller = new Scroller(this.view, this.list, { wantOlder() {}, wantNewer() {}, hasNewer: () => false, moved() {} });
    const isMember = state.channels.get(channel)?.is_member;
    this.composer = isMember
      ? new Composer({ channel, thread_ts: ts, editLast: () => this.editLast(), sent: () => this.scroller.toEnd() })
      : null;
    this.element = h(
      "div",
      { class: "thread" },
      h("div", { class: "scroll-holder" }, this.view),
      this.composer?.element,
    );
    this.title = ["Thread", h("small", {}, calledHere(state.channels.get(channel)))];
    handleMessages(this.list);
    acceptDrops(this.element, (files) => this.composer?.addFiles(files));
    this.endings = [
      on("message", (said) => said.channel === channel && this.take(said.message)),
      on("gone", (said) => said.channel === channel && this.remove(said.ts)),
      on("dismissed", (gone) => this.remove(gone)),
      on("users", () => this.redraw()),
    ];
  }

  end() {
    this.endings.forEach((end) => end());
    this.composer?.end();
    this.isOver = true;
  }

  async load(toEnd) {
    const held = await orSay(ask("thread", { channel: this.channel, ts: this.ts }));
    if (!held || this.isOver) return false;
    this.messages = held.messages.length > MOST ? [held.messages[0], ...held.messages.slice(1 - MOST)] : held.messages;
    this.rows.forget();
    this.scroller.keep(() => this.draw(), toEnd);
    return true;
  }

  /** After a break. */
  refresh() {
    this.load(this.scroller.isAtEnd);
  }

  async open(at = null) {
    if (!(await this.load(!at))) return;
    if (at) this.scroller.toRow(at);
    else this.composer?.input.focus();
  }

  draw() {
    this.rows.show(this.messages);
    reachable(this.list);
  }

  redraw() {
    this.rows.forget();
    this.scroller.keep(() => this.draw());
  }

  take(message) {
    if (message.ts !== this.ts && message.thread_ts !== this.ts) return;
    const at = this.messages.findIndex((one) => one.ts === message.ts);
    if (at !== -1) this.messages[at] = message;
    else {
      const after = this.messages.findIndex((one) => isBefore(message.ts, one.ts));
      this.messages.splice(after === -1 ? this.messages.length : after, 0, message);
    }
    this.scroller.keep(() => this.draw());
  }

  remove(ts) {
    const at = this.messages.findIndex((one) => one.ts === ts);
    if (at === -1) return;
    this.messages.splice(at, 1);
    this.draw();
  }

  editLast() {
    const mine = [...this.list.querySelectorAll(".message")].findLast(
      (element) => messages.get(element).user === state.me,
    );
    if (mine) editMessage(mine, messages.get(mine));
  }
}

function calledHere(channel) {
  return `${["channel", "group"].includes(channel?.kind) ? "#" : ""}${channel?.title ?? ""}`;
}

function parting(held) {
  const count = held.length - 1;
  return count > 0 ? h("span", {}, `${count} ${count === 1 ? "reply" : "replies"}`) : null;
}
