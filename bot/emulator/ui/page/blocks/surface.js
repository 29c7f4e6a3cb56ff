/** Where blocks stand (a message, a modal, Home), what is held in their fields, and how choices reach the app. */

import { whenQuiet } from "../core/dom.js";
import { ask } from "../core/session.js";
import { notice, orSay } from "../kit/notices.js";

const SOON = 250; // milliseconds without another letter until what was typed is kept
const unsent = new Set(); // what is yet to be kept, so that nothing is lost with the page

const sendAll = () => unsent.forEach((send) => send.now());
addEventListener("pagehide", sendAll);
document.addEventListener("visibilitychange", () => document.hidden && sendAll());

export class Surface {
  /**
   * @param {{kind: "message"|"modal"|"home", where: Object, values?: Object}} given `where` is what `press` names the place by;
   *   `values` are states by block_id and action_id
   */
  constructor({ kind, where, values = {} }) {
    this.kind = kind;
    this.where = where;
    this.values = structuredClone(values);
    this.isTouched = false;
    this.sendSoon = new Map();
  }

  /** What the element holds, or undefined. */
  held(block, element) {
    return this.values[block.block_id]?.[element.action_id];
  }

  /** Keep what an element holds from now on; the workspace keeps it too, and tells the app when something is pressed. */
  hold(block, element, state) {
    this.values[block.block_id] = { ...this.values[block.block_id], [element.action_id]: state };
    this.isTouched = true;
    this.onhold?.(block, element);
    if (!this.where.channel && !this.where.view_id) return; // only looked at
    const key = `${block.block_id}\n${element.action_id}`;
    if (!this.sendSoon.has(key)) {
      const send = (value) => {
        unsent.delete(this.sendSoon.get(key));
        return ask("fill", { ...this.where, block_id: block.block_id, action_id: element.action_id, value }).catch(
          () => {},
        );
      };
      this.sendSoon.set(key, whenQuiet(send, SOON));
    }
    const soon = this.sendSoon.get(key);
    unsent.add(soon);
    soon(state);
  }

  /** Let everything typed reach the workspace. */
  settle() {
    return Promise.all([...this.sendSoon.values()].map((send) => send.now()));
  }

  /**
   * What the app offers for what was typed into a select.
   * @param {Object} block
   * @param {Object} element
   * @param {string} text
   * @returns {Promise<{options?: Object[], option_groups?: Object[]}>} rejects with words to show
   */
  suggest(block, element, text) {
    return ask("suggest", { ...this.where, block_id: block.block_id, action_id: element.action_id, text });
  }

  /**
   * Tell the app that an element was used.
   * @param {Object} block
   * @param {Object} element
   * @param {Object} choice `{value}` of a button, or `{selected: state}`
   */
  async press(block, element, choice) {
    await this.settle();
    const { block_id } = block;
    const answer = await orSay(ask("press", { ...this.where, block_id, action_id: element.action_id, ...choice }));
    if (answer?.error) notice(answer.error, "trouble");
    return answer;
  }
}

/** Blocks to look at: nothing in them is sent. */
export const STILL = new Surface({ kind: "message", where: {} });
