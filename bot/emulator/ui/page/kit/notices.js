/** Short words that come and go at the edge, and words for screen readers alone. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

const STAYS = 6000;
const shelf = h("div", { class: "notices", role: "status", "aria-live": "polite" });
const spoken = h("div", { class: "unseen", "aria-live": "polite", role: "log", "aria-label": "New messages" });
document.body.append(shelf, spoken);

/**
 * Show a notice for some seconds.
 * @param {string} text
 * @param {"info"|"trouble"} [kind]
 */
export function notice(text, kind = "info") {
  const close = () => card.remove();
  const card = h(
    "div",
    { class: `notice ${kind}` },
    icon(kind === "trouble" ? "alert" : "info"),
    h("span", {}, text),
    h("button", { type: "button", class: "icon-button", "aria-label": "Dismiss", onclick: close }, icon("close")),
  );
  const top = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  if (shelf.parentElement !== top) top.append(shelf); // what lies under a dialog is neither seen nor read out
  shelf.append(card);
  while (shelf.children.length > 3) shelf.firstChild.remove();
  setTimeout(close, STAYS);
}

/**
 * Run what may fail, and show why it did.
 * @param {Promise} promise
 * @returns {Promise<*>} its result, or null where it failed
 */
export function orSay(promise) {
  return promise.catch((error) => {
    notice(error.message, "trouble");
    return null;
  });
}

/** Say something to screen readers. */
export function speak(text) {
  spoken.append(h("p", {}, text));
  while (spoken.children.length > 5) spoken.firstChild.remove();
}
