/** Pickers of dates and times, with the browser's own calendars. */

import { h } from "../core/dom.js";
import { zone } from "../core/state.js";
import { fromLocal, toLocal } from "./local_time.js";

function picker(type, value, { change, label, id, describedBy, required }, asState) {
  const input = h("input", {
    type,
    value: value ?? "",
    id,
    "aria-label": id ? null : label,
    "aria-describedby": describedBy,
    "aria-required": required ?? null,
    class: "field picker",
  });
  let before = input.value;
  input.addEventListener("change", async () => {
    if (await change(asState(input.value || null))) before = input.value;
    else input.value = before;
  });
  return input;
}

/** A day, as "2026-11-21". */
export function datePicker(element, field) {
  const value = field.held ? field.held.selected_date : element.initial_date;
  return picker("date", value, field, (chosen) => ({ selected_date: chosen }));
}

/** A time of day, as "10:42". */
export function timePicker(element, field) {
  const value = field.held ? field.held.selected_time : element.initial_time;
  return picker("time", value, field, (chosen) => ({ selected_time: chosen?.slice(0, 5) ?? null }));
}

/** A moment, in seconds; shown in the zone of the person acted as. */
export function dateTimePicker(element, field) {
  const value = field.held ? field.held.selected_date_time : element.initial_date_time;
  const shown = value ? toLocal(value, zone()) : "";
  const input = picker("datetime-local", shown, field, (chosen) => ({
    selected_date_time: chosen ? fromLocal(chosen, zone()) : null,
  }));
  return h("span", { class: "row" }, input, h("span", { class: "quiet" }, zone().replace(/_/g, " ")));
}
