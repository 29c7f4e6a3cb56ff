/** The raw traffic between workspace and app: what was said, in which order, with all of its JSON. */

import { fill, h, whenQuiet } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ask } from "../core/session.js";
import { on, state, zone } from "../core/state.js";
import { clockTime } from "../core/times.js";
import { orSay } from "../kit/notices.js";
import { jsonTree } from "./json.js";

const MOST = 400;
const PAGE = 100;
const KINDS = [
  ["", "Everything"],
  ["api", "Calls by the app"],
  ["envelope_out", "Sent to the app"],
  ["envelope_in", "Answered by the app"],
  ["response_url", "Response URLs"],
  ["download", "Downloads"],
  ["trouble", "Trouble"],
];
const SIGNS = {
  api: "→ API",
  envelope_out: "to app",
  envelope_in: "ack",
  response_url: "→ reply",
  download: "file",
  trouble: "trouble",
};

let exchanges = [];
let isOpen = false;
let parts = null;

/** Open or close it; `button` shows which. */
export function toggleInspector(button) {
  isOpen = !isOpen;
  button.setAttribute("aria-pressed", String(isOpen));
  const panel = document.getElementById("inspector");
  panel.hidden = !isOpen;
  document.body.classList.toggle("inspecting", isOpen);
  if (isOpen) open(panel, button);
  else if (state.connected) ask("watch_traffic", { on: false }).catch(() => {});
}

function open(panel, button) {
  const kind = h(
    "select",
    { class: "field", "aria-label": "Kind" },
    KINDS.map(([value, label]) => h("option", { value }, label)),
  );
  const text = h("input", {
    class: "field",
    type: "search",
    placeholder: "Filter by name or content",
    "aria-label": "Filter",
    autocomplete: "off",
  });
  const list = h("ol", { class: "exchanges", role: "list", "aria-label": "Exchanges, newest first", tabindex: "0" });
  const older = h(
    "button",
    { type: "button", class: "button small", onclick: () => load(exchanges.at(-1)?.n) },
    "Older",
  );
  const clear = h(
    "button",
    {
      type: "button",
      class: "button small",
      onclick: () => {
        exchanges = [];
        draw();
      },
    },
    "Clear",
  );
  parts = { kind, text, list, older };
  fill(
    panel,
    h(
      "header",
      {},
      h("h2", {}, icon("traffic"), "Traffic"),
      kind,
      text,
      clear,
      h(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => toggleInspector(button) },
        icon("close"),
      ),
    ),
    list,
    h("footer", {}, older),
  );
  kind.addEventListener("change", draw);
  text.addEventListener("input", whenQuiet(draw, 120));
  exchanges = [];
  load();
}

async function load(before) {
  if (before === undefined) await orSay(ask("watch_traffic", { on: true }));
  const found = await orSay(ask("traffic", { limit: PAGE, ...(before === undefined ? {} : { before }) }));
  if (!Array.isArray(found)) return;
  const known = new Set(exchanges.map((one) => one.n));
  exchanges = [...exchanges, ...found.filter((one) => !known.has(one.n))].sort((a, b) => b.n - a.n);
  parts.older.disabled = found.length < PAGE;
  draw();
}

on("traffic", (exchange) => {
  if (!isOpen || exchanges.some((one) => one.n === exchange.n)) return;
  exchanges.unshift(exchange);
  exchanges.length = Math.min(exchanges.length, MOST);
  soon();
});
on("entered", () => isOpen && load());

const soon = whenQuiet(() => draw(), 60);

function draw() {
  if (!isOpen) return;
  const wanted = parts.text.value.trim().toLowerCase();
  const shown = exchanges.filter(
    (one) => (!parts.kind.value || one.kind === parts.kind.value) && (!wanted || textOf(one).includes(wanted)),
  );
  const open = new Set([...parts.list.querySelectorAll("details[open]")].map((one) => one.dataset.n));
  const made = new Map([...parts.list.children].map((row) => [row.dataset.n, row]));
  fill(
    parts.list,
    shown.length
      ? shown.map((one) => made.get(String(one.n)) ?? row(one, open))
      : h("li", { class: "quiet empty" }, "Nothing of this kind has been said yet."),
  );
}

function textOf(exchange) {
  exchange.text ??=
    `${exchange.kind} ${exchange.name} ${JSON.stringify(exchange.arguments)} ${JSON.stringify(exchange.response)}`.toLowerCase();
  return exchange.text;
}

function row(exchange, open) {
  const error = exchange.response?.ok === false ? exchange.response.error : exchange.response?.why;
  const details = h(
    "details",
    { dataset: { n: exchange.n } },
    h(
      "summary",
      {},
      h("span", { class: "at" }, clockTime(Number(exchange.at), zone(), true)),
      h("span", { class: `kind kind-${exchange.kind}` }, SIGNS[exchange.kind] ?? exchange.kind),
      h("span", { class: "exchange-name" }, exchange.name),
      error && h("span", { class: "exchange-error" }, error),
    ),
  );
  const layOut = () => {
    if (!details.open || details.children.length > 1) return;
    details.append(h("h3", {}, "Sent"), jsonTree(exchange.arguments));
    if (exchange.response !== null && exchange.response !== undefined)
      details.append(h("h3", {}, "Answered"), jsonTree(exchange.response));
  };
  details.addEventListener("toggle", layOut);
  details.open = open.has(String(exchange.n));
  return h("li", { dataset: { n: exchange.n } }, details);
}
