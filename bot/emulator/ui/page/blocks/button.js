/** Buttons of apps. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { inside } from "../core/place.js";
import { notice } from "../kit/notices.js";
import { plainText } from "../text/texts.js";
import { confirmFirst } from "./confirming.js";

/**
 * A button; one with an address opens it as well.
 * @param {Object} element
 * @param {Object} block
 * @param {import("./surface.js").Surface} surface
 */
export function button(element, block, surface) {
  const style = { primary: "primary", danger: "danger" }[element.style] ?? "";
  const label = [element.icon && icon(element.icon), plainText(element.text)];
  const made = h(
    "button",
    {
      type: "button",
      class: `button ${style}`,
      "aria-label": element.accessibility_label,
      dataset: { action: element.action_id },
    },
    label,
  );
  made.addEventListener("click", () => use(made, element, block, surface));
  return made;
}

async function use(made, element, block, surface) {
  if (element.type === "workflow_button") {
    notice("This button starts a workflow of Slack's, which is not done here.");
    return;
  }
  if (made.getAttribute("aria-busy") === "true" || !(await confirmFirst(element.confirm))) return;
  if (element.url && /^https?:/i.test(element.url)) {
    const place = inside(element.url);
    if (place) location.hash = place;
    else open(element.url, "_blank", "noopener,noreferrer");
  }
  made.setAttribute("aria-busy", "true");
  await surface.press(block, element, { value: element.value });
  made.removeAttribute("aria-busy");
}
