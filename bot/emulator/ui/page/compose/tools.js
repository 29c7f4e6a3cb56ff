/** The row of buttons under a composer. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { pickEmoji } from "./emoji_picker.js";
import { insert, prefix, surround } from "./marks.js";
import { hasShortcuts, openShortcuts } from "./shortcuts.js";

/**
 * @param {HTMLTextAreaElement} input
 * @param {import("./tray.js").Tray} tray
 * @param {HTMLElement} send
 */
export function tools(input, tray, send) {
  const chooser = h("input", {
    type: "file",
    multiple: true,
    hidden: true,
    tabindex: "-1",
    "aria-label": "Files to attach",
  });
  chooser.addEventListener("change", () => {
    tray.add([...chooser.files]);
    chooser.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  const tool = (name, label, act, more = {}) =>
    h(
      "button",
      { type: "button", "aria-label": label, title: label, onclick: (event) => act(event.currentTarget), ...more },
      icon(name),
    );
  const start = (sign) => {
    const before = input.value.slice(0, input.selectionStart);
    insert(input, before && !/\s$/.test(before) ? ` ${sign}` : sign);
  };
  return h(
    "div",
    { class: "composer-tools" },
    tool("plus", "Attach files", () => chooser.click()),
    chooser,
    tool("smile", "Emoji", (anchor) => pickEmoji(anchor, (name) => insert(input, `:${name}: `)), {
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
    }),
    tool("at", "Mention someone", () => start("@")),
    tool("slash", "Run a command", () => {
      input.setSelectionRange(0, 0);
      if (!input.value.startsWith("/")) insert(input, "/");
    }),
    hasShortcuts() &&
      tool("bolt", "Shortcuts", openShortcuts, { "aria-haspopup": "menu", "aria-expanded": "false" }),
    h("span", { class: "parting" }),
    h(
      "span",
      { class: "marks" },
      tool("bold", "Bold", () => surround(input, "*")),
      tool("italic", "Italic", () => surround(input, "_")),
      tool("strike", "Strikethrough", () => surround(input, "~")),
      tool("code", "Code", () =>
        input.value.slice(input.selectionStart, input.selectionEnd).includes("\n")
          ? surround(input, "```")
          : surround(input, "`"),
      ),
      tool("quote", "Quote", () => prefix(input, "> ")),
      tool("list", "List", () => prefix(input, "- ")),
    ),
    h("span", { class: "grow" }),
    send,
  );
}
