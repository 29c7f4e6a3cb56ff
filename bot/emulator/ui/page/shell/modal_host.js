/** The app's modals: the topmost of the stack, its fields, what is wrong with them, and sending it. */

import { blockKit } from "../blocks/blocks.js";
import { missing } from "../blocks/checks.js";
import { showErrors } from "../blocks/input.js";
import { Surface } from "../blocks/surface.js";
import { fill, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ask } from "../core/session.js";
import { on, state } from "../core/state.js";
import { confirmed } from "../kit/dialogs.js";
import { keepNotices, notice } from "../kit/notices.js";
import { closePopover } from "../kit/popover.js";
import { avatar } from "../kit/people.js";
import { plainText } from "../text/texts.js";

let dialog = null;
let current = null;
let before = null;
const putAway = new Map(); // closed while the workspace was away: by id, how

/** Show modals from now on. */
export function showModals() {
  on("views", draw);
}

function draw() {
  closeThose();
  const view = state.views.at(-1);
  if (!view) {
    end();
    return;
  }
  if (current?.view.id === view.id && current.view.hash === view.hash) {
    takeOver(view);
    return;
  }
  if (!dialog) begin();
  show(view);
}

function begin() {
  before = document.activeElement;
  closePopover();
  dialog = h("dialog", { class: "window modal", "aria-labelledby": "modal-title" });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function end() {
  if (!dialog) return;
  closePopover();
  keepNotices(dialog);
  dialog.close();
  dialog.remove();
  dialog = null;
  current = null;
  if (before?.isConnected) before.focus();
}

/** Another tab may have filled in something: show it where nothing is being typed here. */
function takeOver(view) {
  const isSame = JSON.stringify(view.state?.values) === JSON.stringify(current.view.state?.values);
  current.view = view;
  if (!isSame && !document.hasFocus() && !current.isBusy) show(view);
}

function show(view) {
  const isUpdate = current?.view.id === view.id;
  const focus = isUpdate ? placeOfFocus() : null;
  const values = isUpdate ? kept(view) : (view.state?.values ?? {});
  const surface = new Surface({ kind: "modal", where: { view_id: view.id }, values });
  const body = h("div", { class: "window-body modal-body", tabindex: "-1" }, blockKit(view.blocks, surface));
  const trouble = h("div", { class: "modal-trouble", role: "alert", hidden: true });
  const submit =
    view.submit && h("button", { type: "submit", class: "button primary" }, h("span", {}, plainText(view.submit)));
  const form = h(
    "form",
    {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        send();
      },
    },
    head(view),
    trouble,
    body,
    h(
      "footer",
      {},
      h(
        "button",
        { type: "button", class: "button", onclick: () => close() },
        view.close ? plainText(view.close) : "Cancel",
      ),
      submit || null,
    ),
  );
  current = { view, surface, body, form, trouble, submit, isBusy: false };
  surface.onhold = (block) => clearError(block.block_id);
  dialog.querySelector("form")?.remove();
  dialog.prepend(form);
  focusIn(body, focus, submit);
}

/** What was typed here stays where block, action and type are the same; the rest is as the workspace says. */
function kept(view) {
  const values = structuredClone(view.state?.values ?? {});
  for (const [block, actions] of Object.entries(values)) {
    for (const [action, held] of Object.entries(actions)) {
      const mine = current.surface.values[block]?.[action];
      if (mine && mine.type === held.type) actions[action] = mine;
    }
  }
  return values;
}

function head(view) {
  const isStacked = state.views.length > 1;
  return h(
    "header",
    {},
    isStacked
      ? h(
          "button",
          { type: "button", class: "icon-button", "aria-label": "Back", title: "Back", onclick: () => close() },
          icon("back"),
        )
      : avatar({ id: "app", name: "", isUs: true }, "tiny"),
    h("h2", { id: "modal-title" }, view.title ? plainText(view.title) : state.app.name),
    h(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Close", title: "Close", onclick: () => close(true) },
      icon("close"),
    ),
  );
}

function placeOfFocus() {
  const block = document.activeElement?.closest?.("[data-block]")?.dataset.block;
  return block && dialog.contains(document.activeElement) ? block : null;
}

function focusIn(body, block, submit) {
  const inside = block && body.querySelector(`[data-block="${CSS.escape(block)}"]`);
  const first =
    (inside || body).querySelector("[autofocus]") ??
    (inside || body).querySelector("input:not([type=hidden]), textarea, .combo, select") ??
    body.querySelector(".button") ??
    submit ??
    dialog.querySelector("footer button");
  first?.focus({ preventScroll: !inside });
  if (first?.matches("textarea, input[type=text], input[type=url]"))
    first.setSelectionRange(first.value.length, first.value.length);
}

function clearError(block) {
  const shown = current.body.querySelector(`[data-block="${CSS.escape(block)}"]`);
  shown?.classList.remove("wrong");
  const error = shown?.querySelector(".field-error");
  if (error) error.hidden = true;
  shown?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
}

async function send() {
  const { view, surface, body } = current;
  if (current.isBusy || !view.submit) return;
  const wrong = missing(view.blocks, surface.values);
  showErrors(body, wrong);
  if (Object.keys(wrong).length) return;
  const asked = current;
  busy(asked, true);
  say(asked, null);
  const answer = await ask("submit", { view_id: view.id, values: surface.values }).catch((error) => ({
    error: error.message,
  }));
  busy(asked, false);
  if (current !== asked) return;
  if (answer.errors) showErrors(body, answer.errors);
  else if (answer.error) say(asked, answer.error);
}

function busy(asked, isBusy) {
  asked.isBusy = isBusy;
  asked.form.setAttribute("aria-busy", String(isBusy));
  if (asked.submit) {
    asked.submit.disabled = isBusy;
    asked.submit.classList.toggle("loading", isBusy);
  }
}

function say(asked, text) {
  asked.trouble.hidden = !text;
  fill(asked.trouble, text ? [icon("alert"), text] : null);
}

/** Close the topmost, or with `all` every one of them. */
function close(all = false) {
  const asked = { view_id: current.view.id, all: all && state.views.length > 1 };
  ask("close_view", asked).catch((error) => {
    if (!current) return;
    if (state.connected) return say(current, error.message);
    putAway.set(asked.view_id, asked);
    draw();
  });
}

/** Those that were closed while the workspace was away are closed there, too, when it is back. */
function closeThose() {
  const at = state.views.findIndex((view) => putAway.has(view.id));
  if (at === -1) return;
  const asked = putAway.get(state.views[at].id);
  if (state.connected) {
    putAway.delete(asked.view_id);
    ask("close_view", asked).catch((error) => notice(error.message, "trouble"));
  }
  state.views = asked.all || state.views[at].clear_on_close ? [] : state.views.slice(0, at);
}

/** By Escape: what was typed is not thrown away unasked. */
async function leave() {
  const hasTyped = current.surface.isTouched || current.view.is_touched;
  if (
    !hasTyped ||
    (await confirmed({
      title: "Close without sending?",
      text: "What you typed here is not sent.",
      yes: "Close",
      no: "Go back",
    }))
  )
    close();
}
