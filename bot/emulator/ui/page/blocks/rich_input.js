/** A field for rich text: written with Slack's marks, by hand or by its buttons; the app gets a `rich_text` block. */

import { prefix, surround } from "../compose/marks.js";
import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { asWritten, toRich } from "../text/rich_written.js";
import { typedInput } from "./typed_inputs.js";

const TOOLS = [
  ["bold", "Bold", (input) => surround(input, "*")],
  ["italic", "Italic", (input) => surround(input, "_")],
  ["strike", "Strikethrough", (input) => surround(input, "~")],
  ["code", "Code", (input) => surround(input, "`")],
  ["quote", "Quote", (input) => prefix(input, "> ")],
  ["list", "List", (input) => prefix(input, "- ")],
];

/**
 * @param {Object} element
 * @param {Object} field see `elements.js`
 */
export function richInput(element, field) {
  const held = field.held ? field.held.rich_text_value : element.initial_value;
  const change = ({ value }, how) => field.change({ rich_text_value: toRich(value ?? "") }, how);
  const input = typedInput({ ...element, multiline: true }, { ...field, held: { value: asWritten(held) }, change });
  const tools = TOOLS.map(([name, label, act]) =>
    h(
      "button",
      { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: () => act(input) },
      icon(name),
    ),
  );
  return h("div", { class: "rich-input" }, h("div", { class: "rich-tools" }, tools), input);
}
