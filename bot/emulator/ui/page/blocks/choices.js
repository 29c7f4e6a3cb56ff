/** Checkboxes and radio buttons. */

import { freshId, h } from "../core/dom.js";
import { textObject } from "../text/texts.js";

/**
 * @param {Object} element
 * @param {Object} field see `elements.js`
 */
export function checkboxes(element, { held, change, label, describedBy }) {
  const chosen = new Set((held?.selected_options ?? element.initial_options ?? []).map((option) => option.value));
  const inputs = element.options.map((option) => choice("checkbox", option, chosen.has(option.value)));
  const group = h(
    "div",
    { class: "choices", role: "group", "aria-label": label, "aria-describedby": describedBy },
    inputs.map((input) => input.row),
  );
  group.addEventListener("change", async () => {
    const before = new Set(chosen);
    chosen.clear();
    inputs.filter((input) => input.box.checked).forEach((input) => chosen.add(input.option.value));
    if (await change({ selected_options: element.options.filter((option) => chosen.has(option.value)) })) return;
    inputs.forEach((input) => (input.box.checked = before.has(input.option.value)));
  });
  return group;
}

/**
 * @param {Object} element
 * @param {Object} field see `elements.js`
 */
export function radioButtons(element, { held, change, label, describedBy }) {
  let chosen = (held ? held.selected_option : element.initial_option)?.value;
  const name = freshId("radio");
  const inputs = element.options.map((option) => choice("radio", option, option.value === chosen, name));
  const group = h(
    "div",
    { class: "choices", role: "radiogroup", "aria-label": label, "aria-describedby": describedBy },
    inputs.map((input) => input.row),
  );
  group.addEventListener("change", async () => {
    const option = inputs.find((input) => input.box.checked).option;
    if (await change({ selected_option: option })) chosen = option.value;
    else inputs.forEach((input) => (input.box.checked = input.option.value === chosen));
  });
  return group;
}

function choice(type, option, checked, name) {
  const box = h("input", { type, checked, name: name ?? null, value: option.value });
  const row = h(
    "label",
    { class: "choice" },
    box,
    h(
      "span",
      { class: "text" },
      textObject(option.text),
      option.description && h("span", { class: "quiet" }, textObject(option.description)),
    ),
  );
  return { box, option, row };
}
