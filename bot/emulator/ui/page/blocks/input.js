/** Input blocks: a label, a field, a hint, and what was wrong with what was filled in. */

import { freshId, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { plainText } from "../text/texts.js";
import { field } from "./elements.js";

/**
 * @param {Object} block
 * @param {import("./surface.js").Surface} surface
 */
export function inputBlock(block, surface) {
  const id = freshId("field");
  const hint = block.hint && h("p", { class: "hint", id: `${id}-hint` }, plainText(block.hint));
  const error = h("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const made = field(block.element, block, surface, {
    id,
    label: block.label?.text ?? "",
    describedBy: `${hint ? `${id}-hint ` : ""}${id}-error`,
    acts: Boolean(block.dispatch_action),
    required: !block.optional,
  });
  const label = h(
    "label",
    { for: id },
    plainText(block.label),
    block.optional && h("span", { class: "quiet" }, " (optional)"),
  );
  return h("div", { class: "input-block" }, label, made, error, hint);
}

/**
 * Show what is wrong under its fields, and go to the first.
 * @param {Element} root
 * @param {Object} errors texts by block_id
 */
export function showErrors(root, errors) {
  let first = null;
  for (const block of root.querySelectorAll(".input-block")) {
    const text = errors[block.dataset.block];
    const error = block.querySelector(".field-error");
    const target = block.querySelector(".field") ?? block.querySelector("input, textarea, button");
    error.hidden = !text;
    error.replaceChildren(...(text ? [icon("alert"), text] : []));
    block.classList.toggle("wrong", Boolean(text));
    if (text) target?.setAttribute("aria-invalid", "true");
    else target?.removeAttribute("aria-invalid");
    if (text && !first) first = target;
  }
  first?.focus();
}
