/** Mouse and keys on a list of messages: the bar on hover and focus, moving up and down. */

import { isTyping } from "../core/dom.js";
import { actByKey, actionBar, canAct } from "./actions.js";
import { messages } from "./message.js";

/**
 * Let the messages in `list` be reached and acted upon.
 * @param {HTMLElement} list
 */
export function handleMessages(list) {
  list.addEventListener("pointerover", (event) => withBar(list, event.target.closest(".message")));
  list.addEventListener("focusin", (event) => {
    const message = event.target.closest(".message");
    withBar(list, message);
    if (message) rove(list, message);
  });
  list.addEventListener("keydown", (event) => keyed(list, event));
  list.addEventListener("contextmenu", (event) => {
    const message = event.target.closest(".message");
    if (message && event.button !== 2 && canAct(messages.get(message)) && actByKey("ContextMenu", message))
      event.preventDefault();
  });
}

/** Only one message has a bar, so that thousands cost nothing; one whose menu is open keeps it. */
function withBar(list, element) {
  if (!element || element.querySelector(":scope > .action-bar") || element.closest(".quoted-message")) return;
  for (const bar of list.querySelectorAll(".action-bar")) {
    if (!bar.querySelector("[aria-expanded=true]") && !bar.contains(document.activeElement)) bar.remove();
  }
  if (canAct(messages.get(element))) element.append(actionBar(element));
}

/** Tab comes to one message; arrows lead to the others. */
function rove(list, message) {
  for (const other of list.querySelectorAll(".message[tabindex='0']")) other.tabIndex = -1;
  message.tabIndex = 0;
}

/** Let Tab come to the last message when none was visited. */
export function reachable(list) {
  if (list.querySelector(".message[tabindex='0']")) return;
  const all = list.querySelectorAll(".message");
  if (all.length) all[all.length - 1].tabIndex = 0;
}

function keyed(list, event) {
  const current = event.target.closest(".message");
  if (!current || isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const steps = { ArrowUp: -1, ArrowDown: 1 };
  if (event.key in steps && !event.target.closest("[role=combobox], [role=radio], pre")) {
    const all = [...list.querySelectorAll(".message")];
    const target = all[all.indexOf(current) + steps[event.key]];
    event.preventDefault();
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  } else if (event.target === current && actByKey(event.key, current)) event.preventDefault();
  else if (event.key === "Escape" && event.target !== current) current.focus();
}
