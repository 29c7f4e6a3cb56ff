/** What stands beside the conversation: a thread, pins, about the channel, a canvas. */

import { fill, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { here, turn } from "../core/place.js";
import { on } from "../core/state.js";
import { About } from "../panes/about.js";
import { CanvasPane } from "../panes/canvas.js";
import { Pins } from "../panes/pins.js";
import { Thread } from "../panes/thread.js";

const KINDS = { pins: Pins, about: About };
let aside = null;
let shown = { key: null, pane: null };
let extra = null;
let opener = null;

/** @param {HTMLElement} element */
export function showSide(element) {
  aside = element;
  on("place", draw);
  on("entered", (isAgain) => {
    if (isAgain && shown.pane) {
      shown.pane.refresh ? shown.pane.refresh() : shown.pane.open();
      return;
    }
    shown.key = null;
    draw();
  });
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest(".editor")) closeSide(opener);
  });
}

/** Show the pins of this channel, or what it is about; again closes it. */
export function showPane(kind) {
  extra = extra?.kind === kind && extra.where === here().where ? null : { kind, where: here().where };
  if (here().thread || here().canvas) turn({ thread: null, canvas: null });
  else draw();
}

/** Close it, and go on at what it was opened from, or else with writing. */
function closeSide(next = null) {
  extra = null;
  if (here().thread || here().canvas) turn({ thread: null, canvas: null });
  else draw();
  (next?.isConnected ? next : document.querySelector(".conversation .composer-input"))?.focus();
}

function draw() {
  const place = here();
  if (extra?.where !== place.where) extra = null;
  const key = place.canvas
    ? `canvas ${place.canvas}`
    : place.thread
      ? `thread ${place.where} ${place.thread}`
      : extra
        ? `${extra.kind} ${extra.where}`
        : null;
  if (key === shown.key) {
    if (place.thread && place.at && place.at !== shown.at) shown.pane.open(place.at);
    shown.at = place.at;
    return;
  }
  if (!shown.key) opener = document.activeElement;
  shown.pane?.end();
  shown = { key, at: place.at, pane: key ? made(place) : null };
  aside.hidden = !key;
  document.body.classList.toggle("side-open", Boolean(key));
  aside.classList.toggle("wide", Boolean(place.canvas));
  if (!key) {
    fill(aside);
    return;
  }
  fill(
    aside,
    h(
      "header",
      { class: "side-head" },
      h("h2", {}, shown.pane.title),
      h(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close", title: "Close", onclick: () => closeSide() },
        icon("close"),
      ),
    ),
    shown.pane.element,
  );
  shown.pane.open(place.thread ? place.at : null);
  if (!place.thread) shown.pane.element.focus({ preventScroll: true });
}

function made(place) {
  if (place.canvas) return new CanvasPane(place.canvas);
  if (place.thread) return new Thread(place.where, place.thread);
  return new KINDS[extra.kind](extra.where);
}
