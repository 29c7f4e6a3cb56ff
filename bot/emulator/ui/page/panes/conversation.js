/** The middle of the page when a conversation is open: its head, its messages, its composer. */

import { Composer } from "../compose/composer.js";
import { acceptDrops } from "../compose/dropping.js";
import { fill, h, oncePerFrame, refill } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { go, here } from "../core/place.js";
import { ask } from "../core/session.js";
import { me, on, state } from "../core/state.js";
import { orSay, speak } from "../kit/notices.js";
import { authorOf } from "../kit/people.js";
import { handleMessages, reachable } from "../messages/handling.js";
import { editMessage } from "../messages/editor.js";
import { messages } from "../messages/message.js";
import { Rows } from "../messages/rows.js";
import { Scroller } from "../messages/scroller.js";
import { isListed, Window } from "../messages/window.js";
import { spoken } from "../text/texts.js";
import { headOf, headSign } from "./head.js";
import { introOf } from "./intro.js";

export class Conversation {
  /** @param {string} id the channel's */
  constructor(id) {
    this.id = id;
    this.window = new Window(id);
    this.head = h("div", { class: "pane-head-holder" });
    this.list = h("ol", { class: "messages", role: "list" });
    this.view = h("div", { class: "scroll", tabindex: "-1" }, this.list);
    this.jump = h("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toNewest() });
    this.foot = h("div", { class: "pane-foot" });
    this.element = h(
      "section",
      { class: "conversation", "aria-label": "Conversation" },
      this.head,
      h("div", { class: "scroll-holder" }, this.view, this.jump),
      this.foot,
    );
    this.rows = new Rows(this.list, { intro: () => introOf(state.channels.get(id)) });
    this.scroller = new Scroller(this.view, this.list, {
      wantOlder: () => this.more("hasOlder", () => this.window.loadOlder()),
      wantNewer: () => this.more("hasNewer", () => this.window.loadNewer()),
      hasNewer: () => this.window.hasNewer,
      moved: () => this.moved(),
    });
    this.drawSoon = oncePerFrame(() => this.isOver || this.catchUp());
    handleMessages(this.list);
    acceptDrops(this.element, (files) => this.composer?.addFiles(files));
    this.endings = [
      on("message", (said) => said.channel === id && this.take(said.message)),
      on("gone", (said) => said.channel === id && this.window.remove(said.ts) && this.draw()),
      on("dismissed", (ts) => this.window.remove(ts) && this.draw()),
      on("channels", (changed) => changed === id && this.showFrame()),
      on("users", () => this.renamed()),
      on("clock", () => this.redraw()),
    ];
    this.onfocus = () => this.markRead();
    addEventListener("focus", this.onfocus);
  }

  end() {
    this.endings.forEach((end) => end());
    this.composer?.end();
    removeEventListener("focus", this.onfocus);
    this.isOver = true;
  }

  /** Load and show: a message to go to, or the first that is new to whoever has been here before, or the newest. */
  async open(at = null) {
    this.showFrame();
    const { unread, last_read } = state.channels.get(this.id) ?? {};
    const left = !at && unread ? last_read : null;
    if ((await orSay(this.window.open(at ?? left).then(() => true))) === null || this.isOver) return;
    this.newAfter = unread ? (last_read ?? "0") : null;
    this.rows.forget();
    this.scroller.keep(() => this.draw(), !at);
    if (at) this.scroller.toRow(at);
    if (left && this.scroller.toNews()) this.window.below = unread;
    this.showJump();
    this.markRead();
  }

  /** After a break: what came meanwhile, with what one looks at and what one writes staying as it is. */
  async refresh() {
    this.showFrame();
    const isAtEnd = this.scroller.isAtEnd && !this.window.hasNewer;
    const last = this.window.messages.at(-1)?.ts;
    const around = isAtEnd ? null : (this.scroller.topRow()?.dataset.ts ?? null);
    if ((await orSay(this.window.open(around).then(() => true))) === null || this.isOver) return;
    if (isAtEnd && state.channels.get(this.id)?.unread) this.newAfter ??= last ?? "0";
    this.rows.forget();
    this.scroller.keep(() => this.draw(), isAtEnd);
    this.markRead();
  }

  /** What is around the messages; the composer is made anew only when it has to be another one. */
  showFrame() {
    const channel = state.channels.get(this.id);
    const sign = JSON.stringify(headSign(channel));
    if (sign !== this.headSign) refill(this.head, headOf(channel));
    this.headSign = sign;
    const kind = !channel ? "none" : channel.is_archived ? "archived" : channel.is_member ? "member" : "visitor";
    if (kind === this.footKind) return;
    this.footKind = kind;
    this.composer?.end();
    this.composer =
      kind === "member"
        ? new Composer({ channel: this.id, editLast: () => this.editLast(), sent: () => this.sent() })
        : null;
    fill(this.foot, this.composer?.element ?? footFor(kind, channel));
  }

  draw() {
    const { messages: held, hasOlder } = this.window;
    this.list.setAttribute("aria-label", `Messages in ${state.channels.get(this.id)?.title ?? "this conversation"}`);
    this.rows.show(held, { newAfter: this.newAfter, isWhole: !hasOlder });
    reachable(this.list);
    this.showJump();
  }

  /** Somebody came, or is called otherwise. */
  renamed() {
    this.showFrame();
    this.redraw();
  }

  redraw() {
    this.rows.forget();
    this.scroller.keep(() => this.draw());
  }

  /** Take in a message; many at once are drawn once. */
  take(message) {
    const last = this.window.messages.at(-1)?.ts ?? "0";
    const what = this.window.put(message);
    if (!what) return;
    const isOthers = what === "new" && message.user !== me()?.id;
    if (isOthers) speak(`${authorOf(message).name}: ${spoken(message.text).slice(0, 200)}`);
    if (isOthers && !document.hasFocus()) this.newAfter ??= last;
    if (what === "new" && !this.scroller.isAtEnd) this.window.below += 1;
    this.drawSoon();
  }

  catchUp() {
    if (this.scroller.isAtEnd) this.window.dropOldest();
    this.scroller.keep(() => this.draw());
    this.markRead();
  }

  async more(which, load) {
    if (this.loading || !this.window[which] || !this.window.messages.length) return;
    this.loading = true;
    await orSay(load().then(() => this.isOver || this.scroller.keep(() => this.draw(), false)));
    this.loading = false;
  }

  moved() {
    if (this.scroller.isAtEnd && !this.window.hasNewer) this.window.below = 0;
    this.showJump();
    this.markRead();
  }

  showJump() {
    const { below, hasNewer } = this.window;
    this.jump.hidden = this.scroller.isAtEnd && !hasNewer;
    fill(this.jump, icon("jump"), below ? `${below} new message${below === 1 ? "" : "s"}` : "Jump to the newest");
    this.jump.classList.toggle("has-news", below > 0);
  }

  /** What one writes oneself is at the end, and nothing above it is new any longer. */
  sent() {
    this.newAfter = null;
    this.toNewest();
    this.drawSoon();
  }

  async toNewest() {
    if (here().at) go({ ...here(), at: null }, { replace: true });
    if (this.window.hasNewer) {
      if ((await orSay(this.window.open().then(() => true))) === null || this.isOver) return;
      this.scroller.keep(() => this.draw(), true);
    } else this.scroller.toEnd();
    this.window.below = 0;
    this.showJump();
    this.markRead();
  }

  /** Tell the workspace how far one has read: all there is on coming here, as Slack has it; then what was in sight. */
  markRead() {
    const channel = state.channels.get(this.id);
    if (!channel?.is_member || !this.window.messages.length || document.hidden || !document.hasFocus()) return;
    const upTo = this.hasCome ? this.seenUpTo() : channel.last_ts;
    this.hasCome = true;
    if (!upTo || (this.readUpTo === upTo && !channel.unread)) return;
    this.readUpTo = upTo;
    ask("read", { channel: this.id, ts: upTo }).catch(() => {});
  }

  /** The newest message, if it is in sight. */
  seenUpTo() {
    if (!this.scroller.isAtEnd || this.window.hasNewer) return null;
    return this.window.messages.findLast((message) => isListed(message) && !message.is_ephemeral)?.ts;
  }

  editLast() {
    const mine = [...this.list.querySelectorAll(".message")].findLast((element) => {
      const message = messages.get(element);
      return (
        message.user === state.me &&
        !message.bot_id &&
        !message.subtype?.startsWith("channel_") &&
        message.subtype !== "tombstone"
      );
    });
    if (mine) editMessage(mine, messages.get(mine));
  }
}

function footFor(kind, channel) {
  if (kind === "none") return h("div", { class: "foot-note" }, "This conversation is not here, or not for you to see.");
  if (kind === "archived")
    return h("div", { class: "foot-note" }, `#${channel.name} is archived. It can be read, but nothing can be added.`);
  return h(
    "div",
    { class: "foot-note" },
    h("strong", {}, `#${channel.name}`),
    h(
      "button",
      { type: "button", class: "button primary", onclick: () => orSay(ask("join", { channel: channel.id })) },
      "Join channel",
    ),
  );
}
