/** Dialogs of the page itself: asking whether, and windows with a title. Apps' modals are made elsewhere. */

import { freshId, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { keepNotices } from "./notices.js";

/**
 * Open a window; Escape or its cross closes it.
 * @param {{title: string, body: Node|Node[], foot?: Node[], className?: string, onclose?: Function}} content
 * @returns {HTMLDialogElement}
 */
export function windowed({ title, body, foot, className = "", onclose }) {
  const id = freshId("title");
  const dialog = h("dialog", { class: `window ${className}`, "aria-labelledby": id });
  dialog.append(
    h(
      "header",
      {},
      h("h2", { id }, title),
      h(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close", onclick: () => dialog.close() },
        icon("close"),
      ),
    ),
    h("div", { class: "window-body" }, body),
  );
  if (foot) dialog.append(h("footer", {}, foot));
  show(dialog, onclose);
  return dialog;
}

function show(dialog, onclose) {
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    keepNotices(dialog);
    dialog.remove();
    if (before?.isConnected) before.focus();
    onclose?.();
  });
  dialog.addEventListener("pointerdown", (event) => event.target === dialog && dialog.close());
  dialog.showModal();
}

/**
 * Ask whether; resolves to true only where it is confirmed.
 * @param {{title: string, text: string|Node[], yes: string, no?: string, danger?: boolean}} question
 * @returns {Promise<boolean>}
 */
export function confirmed({ title, text, yes, no = "Cancel", danger = false }) {
  return new Promise((resolve) => {
    let answer = false;
    const end = (value) => () => {
      answer = value;
      dialog.close();
    };
    const accept = h(
      "button",
      { type: "button", class: danger ? "button danger" : "button primary", onclick: end(true) },
      yes,
    );
    const dialog = windowed({
      title,
      className: "small",
      body: h("div", { class: "text" }, text),
      foot: [h("button", { type: "button", class: "button", onclick: end(false) }, no), accept],
      onclose: () => resolve(answer),
    });
    accept.focus();
  });
}
