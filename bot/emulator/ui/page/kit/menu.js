/** A menu of things to do, moved through by keys. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isOpenFor, popover } from "./popover.js";

/**
 * Open a menu beside `anchor`.
 * @param {Element} anchor
 * @param {Array<{label: string, icon?: string, detail?: string, danger?: boolean, checked?: boolean, act: Function}|null>} items null draws a line
 * @param {{label: string, side?: string}} how
 */
export function menu(anchor, items, { label, side = "below" }) {
  if (isOpenFor(anchor)) return;
  const list = h(
    "div",
    { class: "menu" },
    items.map((item) => (item ? entry(item, () => shown) : h("hr", { role: "separator" }))),
  );
  const shown = popover(anchor, list, { label, side, role: "menu" });
  const entries = [...list.querySelectorAll("[role^=menuitem]")];
  shown.element.addEventListener("keydown", (event) => move(event, entries));
  (entries.find((element) => element.getAttribute("aria-checked") === "true") ?? entries[0])?.focus();
}

function entry(item, popup) {
  const act = () => {
    popup().close();
    item.act();
  };
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  return h(
    "button",
    {
      type: "button",
      role,
      class: item.danger ? "danger" : null,
      "aria-checked": item.checked,
      tabindex: "-1",
      onclick: act,
    },
    item.picture ?? (item.icon && icon(item.icon)),
    h("span", { class: "grow" }, item.label, item.detail && h("small", {}, item.detail)),
    item.checked && icon("check"),
  );
}

function move(event, entries) {
  const at = entries.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 };
  let target = entries[steps[event.key] % entries.length];
  if (event.key.length === 1 && /\S/.test(event.key) && !event.ctrlKey && !event.metaKey) {
    const turned = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
    target = turned.find((element) => element.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()));
  }
  if (event.key === "Tab") event.preventDefault();
  if (!target) return;
  event.preventDefault();
  target.focus();
}
