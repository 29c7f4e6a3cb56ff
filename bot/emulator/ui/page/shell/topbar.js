/** The bar on top: the workspace, its clock, the traffic, light or dark, and whom one acts as. */

import { fill, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { me, now, on, state, zone } from "../core/state.js";
import { weekdayTime } from "../core/times.js";
import { avatar, nameOf, whoIs } from "../kit/people.js";
import { openActing } from "./acting.js";
import { toggleDrawer } from "./drawer.js";
import { toggleInspector } from "./inspector.js";
import { openSearch } from "./search.js";
import { isDark, turnTheme } from "./theme.js";
import { openTimeControl } from "./time_control.js";

const expanded = { "aria-haspopup": "dialog", "aria-expanded": "false" };

/** @param {HTMLElement} bar */
export function showTopbar(bar) {
  const time = h("span", {});
  const offset = h("span", { class: "offset", hidden: true });
  const live = h("span", { class: "live-sign", role: "status" });
  const who = h("span", { class: "who" });
  const acting = h(
    "button",
    { type: "button", class: "acting", ...expanded, "aria-haspopup": "menu", onclick: () => openActing(acting) },
    h("span", { class: "unseen" }, "You act as "),
    who,
    h("span", { class: "unseen" }, ". Act as somebody else"),
    icon("down"),
  );
  const clock = h(
    "button",
    {
      type: "button",
      class: "top-button clock",
      ...expanded,
      title: "Let time pass",
      onclick: () => openTimeControl(clock),
    },
    icon("clock"),
    h("span", { class: "unseen" }, "The workspace's time: "),
    time,
    offset,
  );
  const theme = h("button", {
    type: "button",
    class: "top-button",
    "aria-label": "Light or dark",
    title: "Light or dark",
  });
  const showThemeSign = () => fill(theme, icon(isDark() ? "sun" : "moon"));
  theme.addEventListener("click", () => {
    turnTheme();
    showThemeSign();
  });
  const inspector = h(
    "button",
    {
      type: "button",
      class: "top-button",
      "aria-label": "Traffic",
      title: "What workspace and app say to each other",
      "aria-pressed": "false",
      onclick: () => toggleInspector(inspector),
    },
    icon("traffic"),
  );
  const name = h("span", { class: "team" });
  fill(
    bar,
    h(
      "button",
      {
        type: "button",
        class: "top-button drawer-opener",
        "aria-label": "Channels",
        "aria-expanded": "false",
        onclick: (event) => toggleDrawer(event.currentTarget),
      },
      icon("menu"),
    ),
    name,
    live,
    h(
      "button",
      { type: "button", class: "search-opener", onclick: () => openSearch() },
      icon("search"),
      h("span", {}, "Search the workspace"),
    ),
    clock,
    inspector,
    theme,
    acting,
  );
  const tick = () => {
    time.textContent = state.me ? weekdayTime(now(), zone()) : "";
    const hours = Math.round(state.clock.offset / 360) / 10;
    offset.hidden = Math.abs(state.clock.offset) < 60;
    offset.textContent = Math.abs(hours) >= 48 ? `+${Math.round(hours / 24)} days` : `+${hours} h`;
  };
  const entered = () => {
    const person = me();
    name.textContent = state.team?.name ?? "";
    if (person) fill(who, avatar(whoIs(person), "tiny"), h("span", { class: "who-name" }, nameOf(person)));
    tick();
  };
  on("entered", entered);
  on("users", entered);
  on("clock", tick);
  on("live", (connected) => fill(live, connected ? null : [icon("alert"), "Connecting…"]));
  setInterval(tick, 1000);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showThemeSign);
  showThemeSign();
}
