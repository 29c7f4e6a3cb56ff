/** A list of messages as rows: grouped by author, parted by days; a row is made anew only when something about it changed. */

import { again, h, keyOf } from "../core/dom.js";
import { me, now, zone } from "../core/state.js";
import { dayLabel, dayOf } from "../core/times.js";
import { messageElement } from "./message.js";
import { isBefore } from "./window.js";

const TOGETHER = 300; // seconds between messages of one author that stand together

export class Rows {
  /**
   * @param {HTMLElement} list
   * @param {{inThread?: boolean, intro?: Function, between?: Function}} how `intro` makes what stands before the first message of all;
   *   `between` what stands after the first message
   */
  constructor(list, how = {}) {
    this.list = list;
    this.how = how;
    this.made = new Map();
  }

  /** Make every row anew next time, for when names or zones changed. */
  forget() {
    for (const row of this.made.values()) row.sign = null;
  }

  /**
   * Show these messages, oldest first.
   * @param {Object[]} messages
   * @param {{newAfter?: string|null, isWhole?: boolean}} [marks] `newAfter`: what comes after it is new
   */
  show(messages, { newAfter = null, isWhole = false } = {}) {
    const kept = new Set(messages.map((message) => message.ts));
    for (const [ts, row] of this.made) {
      if (kept.has(ts)) continue;
      row.element.remove();
      this.made.delete(ts);
    }
    const wanted = isWhole && this.how.intro ? [this.intro()] : [];
    let isMarked = false;
    messages.forEach((message, i) => {
      const isNew =
        newAfter !== null &&
        !isMarked &&
        isBefore(newAfter, message.ts) &&
        message.user !== me()?.id &&
        !message.is_ephemeral;
      isMarked = isMarked || isNew;
      wanted.push(this.row(message, messages[i - 1], isNew));
      if (i === 0 && this.how.between) wanted.push(this.between(messages));
    });
    this.place(wanted);
  }

  intro() {
    this.introduced ??= h("li", { class: "intro" }, this.how.intro());
    return this.introduced;
  }

  between(messages) {
    const parted = h("li", { class: "thread-parting" }, this.how.between(messages));
    this.parting?.remove();
    this.parting = parted;
    return parted;
  }

  row(message, previous, isNew) {
    const isFollowing = !isNew && follows(message, previous, this.how.inThread);
    const day = this.how.inThread ? null : newDay(message, previous);
    const row = this.made.get(message.ts);
    const sign = `${isFollowing}|${day}|${isNew}`;
    if (row && ((row.message === message && row.sign === sign) || row.element.querySelector(".editor")))
      return row.element;
    const element = h(
      "li",
      { class: "row", dataset: { ts: message.ts } },
      day && h("div", { class: "day", role: "separator", "aria-label": day }, h("span", {}, day)),
      isNew && h("div", { class: "news", role: "separator", "aria-label": "New messages" }, h("span", {}, "New")),
      messageElement(message, { isFollowing, inThread: this.how.inThread }),
    );
    this.replace(row, element);
    this.made.set(message.ts, { element, message, sign });
    return element;
  }

  /** Put a new row where the old one was, with the focus that was within it. */
  replace(row, element) {
    if (!row) return;
    const held = row.element.contains(document.activeElement) ? document.activeElement : null;
    const key = held && keyOf(held);
    row.element.replaceWith(element);
    if (!held) return;
    ((key && again(element, key)) ?? element.querySelector(".message")).focus({ preventScroll: true });
  }

  place(wanted) {
    let next = this.list.firstElementChild;
    for (const element of wanted) {
      if (element === next) next = next.nextElementSibling;
      else this.list.insertBefore(element, next);
    }
    while (next) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
  }
}

const days = new Map();

/** The day of a message; remembered, since it is asked for with every message that comes in. */
function dayOfMessage(ts) {
  const key = `${zone()} ${ts}`;
  if (!days.has(key)) {
    if (days.size > 5000) days.clear();
    days.set(key, dayOf(Number(ts), zone()));
  }
  return days.get(key);
}

function newDay(message, previous) {
  if (previous && dayOfMessage(previous.ts) === dayOfMessage(message.ts)) return null;
  return dayLabel(Number(message.ts), zone(), now());
}

const NOTICES = /^(channel|group)_|^tombstone|^pinned_item|^bot_(add|remove)/;

function follows(message, previous, inThread) {
  if (!previous || newDay(message, previous) !== null) return false;
  if (NOTICES.test(message.subtype ?? "") || NOTICES.test(previous.subtype ?? "")) return false;
  if (message.pinned_by || message.subtype === "thread_broadcast" || previous.subtype === "thread_broadcast")
    return false;
  if (inThread && previous.ts === message.thread_ts) return false;
  const isSame = ["user", "bot_id", "username", "is_ephemeral"].every(
    (key) => (message[key] || null) === (previous[key] || null),
  );
  return isSame && Number(message.ts) - Number(previous.ts) < TOGETHER;
}
