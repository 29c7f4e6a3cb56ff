/** Small things that float above the page beside what opened them: menus, lists, cards. */

import { h } from "../core/dom.js";

const MARGIN = 8;
const HOLDERS = "dialog, #main, #side, #topbar, #inspector";
let open = null;

/**
 * Show `content` beside `anchor`; Escape, a click elsewhere or another popover closes it.
 * @param {Element} anchor
 * @param {Node} content
 * @param {{label: string, role?: string, side?: "below"|"above"|"left", onclose?: Function, keepFocus?: boolean, className?: string}} how
 * @returns {{close: Function, element: HTMLElement, place: Function}}
 */
export function popover(
  anchor,
  content,
  { label, role = "dialog", side = "below", onclose, keepFocus = false, className = "" },
) {
  open?.close(false);
  const element = h("div", { class: `popover ${className}`, role, "aria-label": label, popover: "manual" }, content);
  const before = document.activeElement;
  (anchor.closest(HOLDERS) ?? document.body).append(element);
  element.showPopover();
  const place = () => put(element, anchor, side);
  const close = (giveBack = true) => {
    if (open !== self) return;
    open = null;
    document.removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", place);
    element.remove();
    if (anchor.hasAttribute("aria-expanded")) anchor.setAttribute("aria-expanded", "false");
    if (giveBack && !keepFocus) (before?.isConnected ? before : anchor).focus?.();
    onclose?.();
  };
  const outside = (event) => {
    if (!element.contains(event.target) && !anchor.contains(event.target)) close(false);
  };
  const self = { close, element, place };
  open = self;
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  document.addEventListener("pointerdown", outside, true);
  addEventListener("resize", place);
  if (anchor.hasAttribute("aria-expanded")) anchor.setAttribute("aria-expanded", "true");
  place();
  return self;
}

/** Close whatever floats, if anything. */
export function closePopover() {
  open?.close();
}

/** Whether something floats that this element opened. */
export function isOpenFor(element) {
  return element.getAttribute("aria-expanded") === "true";
}

function put(element, anchor, side) {
  const from = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const below = from.bottom + 4 + height <= innerHeight - MARGIN;
  const above = from.top - 4 - height >= MARGIN;
  const isAbove = side === "above" ? above || !below : !below && above;
  const top = isAbove ? from.top - 4 - height : from.bottom + 4;
  const left = side === "left" ? from.right - width : from.left;
  element.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
  element.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
}
