/** The workspace's clock: what time it is for whom, and letting time pass. */

import { h } from "../core/dom.js";
import { ask } from "../core/session.js";
import { now, state, zone } from "../core/state.js";
import { weekdayTime } from "../core/times.js";
import { notice, orSay } from "../kit/notices.js";
import { popover } from "../kit/popover.js";

const STEPS = [
  ["+ 5 min", 300],
  ["+ 15 min", 900],
  ["+ 1 hour", 3600],
  ["+ 4 hours", 14400],
  ["+ 1 day", 86400],
];

const DAYS = [
  ["workday", "Next working day"],
  ["tomorrow", "Tomorrow"],
  ["monday", "Next Monday"],
  ["friday", "Next Friday"],
];

/** Open it beside `anchor`. */
export function openTimeControl(anchor) {
  const zones = [
    ...new Map(
      [...state.users.values()].filter((user) => !user.is_bot && !user.deleted).map((user) => [user.tz || "UTC", user]),
    ).keys(),
  ];
  const times = h("dl", { class: "zone-times" });
  const draw = () =>
    times.replaceChildren(
      ...zones.flatMap((name) => [h("dt", {}, cityOf(name)), h("dd", {}, weekdayTime(now(), name))]),
    );
  const step = ([label, seconds]) =>
    h("button", { type: "button", class: "button small", onclick: () => pass(ask("pass_time", { seconds })) }, label);
  const where = h(
    "select",
    { class: "field", "aria-label": "Where" },
    zones.map((name) => h("option", { value: name, selected: name === zone() }, cityOf(name))),
  );
  const day = h(
    "select",
    { class: "field", "aria-label": "Day" },
    DAYS.map(([value, label]) => h("option", { value }, label)),
  );
  const hour = h("input", { class: "field hour", type: "time", value: "09:00", "aria-label": "Time" });
  const jump = () => {
    const [hours, minutes] = (hour.value || "09:00").split(":").map(Number);
    pass(ask("pass_to", { tz: where.value, hour: hours, minute: minutes, day: day.value }));
  };
  const pass = async (asked) => {
    const said = await orSay(asked);
    if (said?.now) notice(`It is now ${weekdayTime(said.now, zone())} in ${cityOf(zone())}.`);
    draw();
  };
  const body = h(
    "div",
    { class: "time-control" },
    h("h3", {}, "The workspace's time"),
    times,
    h("div", { class: "row wrap" }, STEPS.map(step)),
    h("div", { class: "row" }, day, hour),
    h("div", { class: "row" }, where, h("button", { type: "button", class: "button primary", onclick: jump }, "Jump")),
    h(
      "p",
      { class: "quiet small-text" },
      "Time passes for everybody here and for the app, so that reminders fall due.",
    ),
  );
  draw();
  const timer = setInterval(draw, 1000);
  popover(anchor, body, { label: "The workspace's time", side: "left", onclose: () => clearInterval(timer) });
  body.querySelector("button").focus();
}

const cityOf = (name) => name.split("/").at(-1).replace(/_/g, " ");
