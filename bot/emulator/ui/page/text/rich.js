/** `rich_text` blocks, as elements. */

import { h } from "../core/dom.js";
import { inlineElements } from "./nodes.js";

const STYLES = [
  ["code", "code"],
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
  ["underline", "u"],
];

/**
 * @param {Object} block of type `rich_text`
 * @returns {Node[]}
 */
export function richText(block) {
  const parts = [];
  for (const element of block.elements ?? []) {
    const made = (PARTS[element.type] ?? section)(element, parts.at(-1));
    if (made) parts.push(made);
  }
  return parts;
}

function section(element) {
  return h("p", {}, runs(element.elements));
}

const PARTS = {
  rich_text_section: section,
  rich_text_quote: (element) => h("blockquote", {}, runs(element.elements)),
  rich_text_preformatted: (element) => h("pre", { tabindex: "0" }, h("code", {}, runs(element.elements))),
  rich_text_list(element) {
    const isOrdered = element.style === "ordered";
    const list = h(
      isOrdered ? "ol" : "ul",
      { class: element.border ? "bordered" : null },
      element.elements.map((item) => h("li", { class: `depth${element.indent ?? 0}` }, runs(item.elements))),
    );
    if (isOrdered && element.offset) list.start = element.offset + 1;
    return list;
  },
};

/** The runs of a section; breaks in their texts are line breaks. */
function runs(elements) {
  return (elements ?? []).map((run) => styled(run, (RUNS[run.type] ?? plain)(run)));
}

function styled(run, nodes) {
  return STYLES.reduce((inner, [style, tag]) => (run.style?.[style] ? [h(tag, {}, inner)] : inner), nodes);
}

function plain(run) {
  const lines = String(run.text ?? run.fallback ?? "").split("\n");
  return inlineElements(lines.flatMap((text, i) => [...(i ? [{ t: "br" }] : []), { t: "text", text }]));
}

const one = (node) => inlineElements([node]);

const RUNS = {
  text: plain,
  link: (run) => one({ t: "link", url: run.url, c: [{ t: "text", text: run.text || run.url }] }),
  user: (run) => one({ t: "user", id: run.user_id, label: null }),
  channel: (run) => one({ t: "channel", id: run.channel_id, label: null }),
  usergroup: (run) => one({ t: "group", id: run.usergroup_id, label: null }),
  broadcast: (run) => one({ t: "all", name: run.range }),
  emoji: (run) => one({ t: "emoji", name: run.name + (run.skin_tone ? `::skin-tone-${run.skin_tone}` : "") }),
  date: (run) =>
    one({ t: "date", seconds: run.timestamp, format: run.format, url: run.url ?? null, label: run.fallback ?? "" }),
  color: (run) => one({ t: "colour", text: run.value }),
};
