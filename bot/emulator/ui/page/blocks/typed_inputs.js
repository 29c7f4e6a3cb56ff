/** Fields that are typed into: one line, several, an email, an address, a number. */

import { h } from "../core/dom.js";

const TYPES = { email_text_input: "email", url_text_input: "url", number_input: "text" };
const MODES = { number_input: "decimal" };

/**
 * @param {Object} element
 * @param {Object} field see `elements.js`
 */
export function typedInput(element, { held, change, label, id, describedBy, acts, required }) {
  const isLong = Boolean(element.multiline);
  const input = h(isLong ? "textarea" : "input", {
    class: "field",
    id,
    type: isLong ? null : (TYPES[element.type] ?? "text"),
    inputmode: MODES[element.type],
    rows: isLong ? "4" : null,
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    "aria-label": id ? null : label,
    "aria-describedby": describedBy,
    "aria-required": required ?? null,
    autocomplete: "off",
    value: held ? (held.value ?? "") : (element.initial_value ?? ""),
  });
  const config = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  input.addEventListener("input", () =>
    change({ value: input.value || null }, { isDone: acts && config.includes("on_character_entered") }),
  );
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || isLong || !acts || !config.includes("on_enter_pressed")) return;
    event.preventDefault(); // else the form would be sent
    change({ value: input.value || null });
  });
  if (isLong) grow(input);
  return input;
}

/** Let a long field grow with what is in it, up to a point. */
function grow(input) {
  const fit = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight + 2, 320)}px`;
  };
  input.addEventListener("input", fit);
  requestAnimationFrame(() => input.scrollHeight > input.clientHeight && fit());
}
