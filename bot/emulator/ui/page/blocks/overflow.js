/** The menu of three dots. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { menu } from "../kit/menu.js";
import { plainText } from "../text/texts.js";
import { confirmFirst } from "./confirming.js";

/**
 * @param {Object} element
 * @param {Object} block
 * @param {import("./surface.js").Surface} surface
 */
export function overflow(element, block, surface) {
  const opener = h(
    "button",
    { type: "button", class: "button square", "aria-label": "More", "aria-haspopup": "menu", "aria-expanded": "false" },
    icon("more"),
  );
  const items = element.options.map((option) => ({
    label: h("span", {}, plainText(option.text)),
    detail: option.description?.text,
    act: () => choose(option),
  }));
  const choose = async (option) => {
    if (option.url && /^https?:/i.test(option.url)) open(option.url, "_blank", "noopener,noreferrer");
    if (await confirmFirst(element.confirm))
      await surface.press(block, element, { selected: { type: element.type, selected_option: option } });
  };
  opener.addEventListener("click", () => menu(opener, items, { label: "More", side: "left" }));
  return opener;
}
