/** Changing one's own message in its place. */

import { h } from "../core/dom.js";
import { ask } from "../core/session.js";
import { orSay } from "../kit/notices.js";
import { asTyped } from "../compose/typed.js";
import { grown } from "../compose/growing.js";
import { Completion } from "../compose/completion.js";

/**
 * @param {HTMLElement} element the message's
 * @param {Object} message
 */
export function editMessage(element, message) {
  if (element.querySelector(".editor")) return;
  const content = element.querySelector(".content");
  const before = [...content.childNodes];
  const input = h("textarea", { "aria-label": "Edit message", rows: "1", value: asTyped(message.text) });
  const close = () => {
    editor.remove();
    content.replaceChildren(...before);
    element.classList.remove("editing");
    element.focus({ preventScroll: true });
  };
  const save = async () => {
    const text = input.value.trim();
    if (!text) return;
    close();
    if (text !== asTyped(message.text)) await orSay(ask("edit", { channel: message.channel, ts: message.ts, text }));
  };
  const editor = h(
    "div",
    { class: "editor composer-box" },
    input,
    h(
      "div",
      { class: "editor-foot" },
      h("button", { type: "button", class: "button small", onclick: close }, "Cancel"),
      h("button", { type: "button", class: "button small primary", onclick: save }, "Save"),
    ),
  );
  content.replaceChildren(editor);
  element.classList.add("editing");
  const completion = new Completion(input, { withCommands: false });
  input.addEventListener("keydown", (event) => {
    if (completion.keyed(event) || event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !event.shiftKey) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  grown(input);
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}
