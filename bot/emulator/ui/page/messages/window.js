/** The stretch of a conversation that the page holds: some older, some newer, never all of it. */

import { ask } from "../core/session.js";

const PAGE = 40;
const MOST = 160;

/** Whether `a` is before `b`; both are timestamps of messages. */
export function isBefore(a, b) {
  return a.length === b.length ? a < b : a.length < b.length;
}

export class Window {
  /** @param {string} channel its id */
  constructor(channel) {
    this.channel = channel;
    this.messages = [];
    this.hasOlder = false;
    this.hasNewer = false;
    this.below = 0;
  }

  /** Load the newest messages, or those around one. */
  async open(around = null) {
    const page = await ask("open", { channel: this.channel, limit: PAGE, ...(around ? { around } : {}) });
    this.messages = page.messages;
    this.hasOlder = page.has_older;
    this.hasNewer = page.has_newer;
    this.below = 0;
  }

  async loadOlder() {
    const page = await ask("older", { channel: this.channel, before: this.messages[0].ts, limit: PAGE });
    this.messages = [...page.messages.filter((message) => !this.find(message.ts)), ...this.messages];
    this.hasOlder = page.has_older;
    this.dropNewest();
  }

  async loadNewer() {
    const page = await ask("newer", { channel: this.channel, after: this.messages.at(-1).ts, limit: PAGE });
    this.messages = [...this.messages, ...page.messages.filter((message) => !this.find(message.ts))];
    this.hasNewer = page.has_newer;
    this.dropOldest();
  }

  dropNewest() {
    if (this.messages.length <= MOST) return;
    this.messages.length = MOST;
    this.hasNewer = true;
  }

  dropOldest() {
    if (this.messages.length <= MOST) return;
    this.messages.splice(0, this.messages.length - MOST);
    this.hasOlder = true;
  }

  find(ts) {
    return this.messages.find((message) => message.ts === ts);
  }

  /**
   * Take in a message that is new or changed.
   * @returns {"new"|"changed"|"below"|null} what it was to this stretch
   */
  put(message) {
    const at = this.messages.findIndex((one) => one.ts === message.ts);
    if (at !== -1) {
      this.messages[at] = message;
      return "changed";
    }
    if (!isListed(message)) return null;
    if (this.hasNewer && (!this.messages.length || isBefore(this.messages.at(-1).ts, message.ts))) {
      this.below += 1;
      return "below";
    }
    if (this.hasOlder && isBefore(message.ts, this.messages[0].ts)) return null;
    const after = this.messages.findIndex((one) => isBefore(message.ts, one.ts));
    this.messages.splice(after === -1 ? this.messages.length : after, 0, message);
    return "new";
  }

  /** Take a message out; says whether it was here. */
  remove(ts) {
    const at = this.messages.findIndex((one) => one.ts === ts);
    if (at !== -1) this.messages.splice(at, 1);
    return at !== -1;
  }
}

/** Whether a message stands in the conversation itself, and not only in a thread. */
export function isListed(message) {
  return !message.thread_ts || message.thread_ts === message.ts || message.subtype === "thread_broadcast";
}
