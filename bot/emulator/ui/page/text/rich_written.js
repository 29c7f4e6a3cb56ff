/** Rich text as somebody writes it, with Slack's marks: read into a `rich_text` block, and written out again. It knows no DOM. */

import { parseMrkdwn } from "./mrkdwn.js";

const MARKS = { bold: "*", italic: "_", strike: "~", code: "`" };
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * @param {string} text as typed
 * @returns {Object|null} a `rich_text` block, null where nothing was typed
 */
export function toRich(text) {
  if (!text.trim()) return null;
  const blocks = parseMrkdwn(text.replace(/[&<>]/g, (sign) => ESCAPES[sign]), { lists: true });
  return { type: "rich_text", elements: blocks.flatMap(element) };
}

function element(block) {
  if (block.t === "list") return lists(block);
  const type = { quote: "rich_text_quote", pre: "rich_text_preformatted" }[block.t] ?? "rich_text_section";
  return [{ type, elements: block.c.flatMap((node) => runs(node, {})), ...(block.t === "pre" ? { border: 0 } : {}) }];
}

/** Items of another depth are a list of their own. */
function lists({ ordered, items }) {
  const found = [];
  for (const item of items) {
    const section = { type: "rich_text_section", elements: item.c.flatMap((node) => runs(node, {})) };
    if (found.at(-1)?.indent === item.depth) found.at(-1).elements.push(section);
    else
      found.push({
        type: "rich_text_list",
        style: ordered ? "ordered" : "bullet",
        indent: item.depth,
        border: 0,
        elements: [section],
      });
  }
  return found;
}

function runs(node, style) {
  const styled = Object.keys(style).length ? { style } : {};
  if (node.t === "br") return [{ type: "text", text: "\n" }];
  if (node.t === "text") return [{ type: "text", text: node.text, ...styled }];
  if (node.t === "emoji") return [{ type: "emoji", name: node.name, ...styled }];
  if (node.t === "link") return [{ type: "link", url: node.url, ...styled }];
  return (node.c ?? []).flatMap((one) => runs(one, { ...style, [node.t]: true }));
}

/**
 * @param {Object|null|undefined} rich a `rich_text` block
 * @returns {string} as somebody would have typed it
 */
export function asWritten(rich) {
  return (rich?.elements ?? []).map(written).join("\n");
}

function written(part) {
  if (part.type === "rich_text_list") return part.elements.map((item, i) => bullet(part, i) + line(item)).join("\n");
  if (part.type === "rich_text_preformatted") return `\`\`\`${line(part)}\`\`\``;
  if (part.type === "rich_text_quote") return line(part).replace(/^/gm, "> ");
  return line(part);
}

function bullet({ style, indent = 0, offset = 0 }, i) {
  return "  ".repeat(indent) + (style === "ordered" ? `${offset + i + 1}. ` : "- ");
}

function line({ elements }) {
  return (elements ?? [])
    .map((run) => {
      const text = run.text ?? run.url ?? (run.name ? `:${run.name}:` : (run.fallback ?? ""));
      const marks = Object.keys(MARKS).filter((name) => run.style?.[name]);
      return marks.reduce((inner, name) => MARKS[name] + inner + MARKS[name], text);
    })
    .join("");
}
