/** A text file read on the page; Markdown as it is meant, with its source beside it. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { windowed } from "../kit/dialogs.js";
import { orSay } from "../kit/notices.js";
import { markdown } from "../text/texts.js";

export const TEXTUAL = /\.(md|markdown|txt|log|json|csv|tsv|ya?ml|xml|html?|js|py|sh|sql|ini|toml|diff|patch|ics)$/i;
const MOST = 400000; // characters shown
const PREVIEWED = 1200;

/**
 * @param {Object} file
 * @param {string} address
 * @param {string} save
 */
export async function openText(file, address, save) {
  const text = await orSay(
    fetch(address).then((answer) =>
      answer.ok ? answer.text() : Promise.reject(new Error("The file cannot be read.")),
    ),
  );
  if (text === null) return;
  const shown = text.slice(0, MOST);
  const plain = h("pre", { class: "file-text", tabindex: "0" }, h("code", {}, shown));
  const isMarkdown = /\.(md|markdown)$/i.test(file.name);
  const body = h(
    "div",
    {},
    isMarkdown ? h("div", { class: "text document" }, markdown(withoutFrontMatter(shown))) : plain,
  );
  const foot = [h("a", { class: "button", href: save, download: file.name }, icon("download"), "Download")];
  if (isMarkdown) foot.unshift(switcher(body, plain, shown));
  windowed({ title: file.title || file.name, className: "reader", body, foot });
}

/**
 * The first lines of a text, loaded when they come into sight; all of it opens on a click.
 * @param {Object} file
 * @param {string} address
 * @param {string} save
 */
export function preview(file, address, save) {
  const made = h("div", { class: "file-preview", "aria-hidden": "true", onclick: () => openText(file, address, save) });
  const watch = new IntersectionObserver(async ([seen]) => {
    if (!seen.isIntersecting) return;
    watch.disconnect();
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok)
      made.textContent = withoutFrontMatter(await answer.text())
        .trimStart()
        .slice(0, PREVIEWED);
  });
  watch.observe(made);
  return made;
}

function withoutFrontMatter(text) {
  return text.replace(/^---\n[\s\S]*?\n---\n/, "");
}

function switcher(body, plain, text) {
  const made = body.firstChild;
  const button = h("button", { type: "button", class: "button", "aria-pressed": "false" }, "Show source");
  button.addEventListener("click", () => {
    const isSource = body.firstChild === plain;
    body.replaceChildren(isSource ? made : plain);
    button.textContent = isSource ? "Show source" : "Show formatted";
    button.setAttribute("aria-pressed", String(!isSource));
  });
  return button;
}
