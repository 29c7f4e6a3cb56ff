/** The WebSocket to the workspace: questions with answers, what is pushed, and coming back after a break. */

const FIRST_WAIT = 400;
const LONGEST_WAIT = 4000;

export class Live {
  /**
   * @param {string} address
   * @param {{onopen: Function, onpush: Function, onchange: Function}} handlers `onchange` is told whether it is connected
   */
  constructor(address, handlers) {
    this.address = address;
    this.handlers = handlers;
    this.waiting = new Map();
    this.asked = 0;
    this.wait = FIRST_WAIT;
    this.socket = null;
  }

  /** Connect, and keep connected from now on. */
  start() {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.addEventListener("open", () => {
      this.wait = FIRST_WAIT;
      this.handlers.onchange(true);
      this.handlers.onopen();
    });
    socket.addEventListener("message", (event) => this.take(JSON.parse(event.data)));
    socket.addEventListener("close", () => this.lost());
  }

  /** Try again now, not after the wait; for when the person comes back to the tab. */
  hurry() {
    if (this.timer) {
      clearTimeout(this.timer);
      this.timer = null;
      this.start();
    }
  }

  take(said) {
    if (said.push) {
      this.handlers.onpush(said);
      return;
    }
    const asked = this.waiting.get(said.re);
    if (!asked) return;
    this.waiting.delete(said.re);
    if (said.ok) asked.resolve(said.result ?? {});
    else asked.reject(new Error(said.error || "That did not work."));
  }

  lost() {
    for (const asked of this.waiting.values()) asked.reject(new Error("The connection to the workspace was lost."));
    this.waiting.clear();
    this.handlers.onchange(false);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.start();
    }, this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  /**
   * Ask the workspace to do something.
   * @param {string} verb
   * @param {Object} [values]
   * @returns {Promise<Object>} its answer; rejects with words to show
   */
  ask(verb, values = {}) {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      return Promise.reject(new Error("The workspace is not connected; it is tried again by itself."));
    }
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ ...values, id, do: verb }));
    });
  }
}
