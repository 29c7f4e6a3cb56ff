/** Interactive elements by their type, wherever they stand; and what happens when one is used outside an input block. */

import { h } from "../core/dom.js";
import { state } from "../core/state.js";
import { button } from "./button.js";
import { checkboxes, radioButtons } from "./choices.js";
import { confirmFirst } from "./confirming.js";
import { fileInput } from "./file_input.js";
import { overflow } from "./overflow.js";
import { datePicker, dateTimePicker, timePicker } from "./pickers.js";
import { richInput } from "./rich_input.js";
import { multiSelect, select } from "./selects.js";
import { typedInput } from "./typed_inputs.js";

const MAKERS = {
  plain_text_input: typedInput,
  email_text_input: typedInput,
  url_text_input: typedInput,
  number_input: typedInput,
  rich_text_input: richInput,
  static_select: select,
  external_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
  multi_static_select: multiSelect,
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_conversations_select: multiSelect,
  multi_channels_select: multiSelect,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  checkboxes,
  radio_buttons: radioButtons,
  file_input: fileInput,
};

const FOCUSED = "input, textarea, button.combo";

/** What fields are called that have no label, where the app gives no placeholder. */
const UNNAMED = {
  users_select: "Select people",
  channels_select: "Select a channel",
  conversations_select: "Select a conversation",
  datepicker: "Select a date",
  timepicker: "Select a time",
  datetimepicker: "Select a date and time",
  checkboxes: "Choose any",
  radio_buttons: "Choose one",
};

/**
 * An element that acts at once: a button, or a field whose every change is told to the app.
 * @param {Object} element
 * @param {Object} block
 * @param {import("./surface.js").Surface} surface
 */
export function interactive(element, block, surface) {
  if (["button", "workflow_button"].includes(element.type)) return button(element, block, surface);
  if (element.type === "overflow") return overflow(element, block, surface);
  if (element.type === "feedback_buttons" || element.type === "icon_button") return several(element, block, surface);
  const label = element.placeholder?.text ?? UNNAMED[element.type.replace(/^multi_/, "")] ?? "Select";
  return field(element, block, surface, { label, acts: true });
}

function several(element, block, surface) {
  const parts = [element.positive_button, element.negative_button].filter(Boolean);
  const isForOthers = element.visible_to_user_ids && !element.visible_to_user_ids.includes(state.me);
  const buttons = parts.length ? parts : isForOthers ? [] : [element];
  return h(
    "span",
    { class: "row" },
    buttons.map((part) => button({ ...part, action_id: element.action_id }, block, surface)),
  );
}

/**
 * A field: what it holds is kept by the surface.
 * @param {Object} element
 * @param {Object} block
 * @param {import("./surface.js").Surface} surface
 * @param {{label: string, id?: string, describedBy?: string, acts?: boolean, required?: boolean}} how `acts`: every change is told to the app
 * @returns {HTMLElement}
 */
export function field(element, block, surface, how) {
  const maker = MAKERS[element.type];
  if (!maker) return h("span", { class: "quiet" }, `An element of type ${element.type} is not shown here.`);
  const held = surface.held(block, element);
  const keep = (state) => surface.hold(block, element, { type: element.type, ...state });
  const change = async (state, { isDone = true } = {}) => {
    if (how.acts && isDone && !(await confirmFirst(element.confirm))) return false;
    keep(state);
    if (how.acts && isDone) await surface.press(block, element, { selected: { type: element.type, ...state } });
    return true;
  };
  const suggest = (text) => surface.suggest(block, element, text);
  const made = maker(element, { held, change, suggest, current: surface.where.channel, ...how });
  if (element.focus_on_load) (made.matches(FOCUSED) ? made : made.querySelector(FOCUSED))?.setAttribute("autofocus", "");
  return made;
}
