/** Nodes of mrkdwn, Markdown and rich text, as elements. */

import { h } from "../core/dom.js";
import { inside } from "../core/place.js";
import { now, state, zone } from "../core/state.js";
import { moment, slackDate } from "../core/times.js";
import { emoji, WRITTEN, writtenEmoji } from "./emoji.js";

const SAFE = /^(https?:|mailto:|tel:)/i;
const TAGS = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };
const WIDE = new Set(["here", "channel", "everyone"]);

/**
 * Elements for blocks.
 * @param {Object[]} blocks
 * @returns {Node[]}
 */
export function blockElements(blocks) {
  return blocks.map((block) => (BLOCKS[block.t] ?? BLOCKS.para)(block));
}

const BLOCKS = {
  para: (block) => h("p", {}, inlineElements(block.c ?? [])),
  pre: (block) => h("pre", { tabindex: "0" }, h("code", {}, block.c ? inCode(block.c) : block.text)),
  quote: (block) => h("blockquote", {}, block.blocks ? blockElements(block.blocks) : inlineElements(block.c)),
  heading: (block) =>
    h(
      "p",
      { class: `heading level${block.level}`, role: "heading", "aria-level": block.level + 2 },
      inlineElements(block.c),
    ),
  rule: () => h("hr"),
  list: flatList,
  tree: treeList,
  table: markdownTable,
};

/** A list whose items say how deep they lie. */
function flatList({ ordered, start, items, border }) {
  const list = h(ordered ? "ol" : "ul", { class: border ? "bordered" : null });
  if (ordered && start > 1) list.start = start;
  list.append(...items.map((item) => h("li", { class: `depth${item.depth}` }, inlineElements(item.c))));
  return list;
}

/** A list whose items hold blocks. */
function treeList({ ordered, start, items }) {
  const list = h(ordered ? "ol" : "ul");
  if (ordered && start > 1) list.start = start;
  for (const item of items)
    list.append(h("li", { class: item.checked === undefined ? null : "task" }, box(item), ...listed(item.blocks)));
  return list;
}

function box(item) {
  if (item.checked === undefined) return null;
  return h("span", {
    class: item.checked ? "tick done" : "tick",
    role: "img",
    "aria-label": item.checked ? "done" : "not done",
  });
}

/** A single paragraph in an item needs no space around it. */
function listed(blocks) {
  return blocks.flatMap((block) =>
    block.t === "para" ? [h("span", { class: "item" }, inlineElements(block.c))] : blockElements([block]),
  );
}

function markdownTable({ head, rows, aligned }) {
  const row = (cells, tag) =>
    h(
      "tr",
      {},
      cells.map((cell, i) => h(tag, { class: aligned[i] ? `to-${aligned[i]}` : null }, inlineElements(cell))),
    );
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Table" },
    h(
      "table",
      {},
      h("thead", {}, row(head, "th")),
      h(
        "tbody",
        {},
        rows.map((cells) => row(cells, "td")),
      ),
    ),
  );
}

/**
 * Elements for inline nodes.
 * @param {Object[]} nodes
 * @returns {Node[]}
 */
export function inlineElements(nodes) {
  return nodes.flatMap(one);
}

function one(node) {
  if (node.t === "text") return withEmoji(node.text);
  if (node.t === "br") return [h("br")];
  if (node.t === "emoji") return [emoji(node.name)];
  if (node.t === "code") return [h("code", {}, node.c ? inCode(node.c) : node.text)];
  if (node.t in TAGS) return [h(TAGS[node.t], {}, inlineElements(node.c))];
  return [(INLINE[node.t] ?? (() => document.createTextNode("")))(node)];
}

/** In code, characters stay what they are. */
const inCode = (nodes) => nodes.flatMap((node) => (node.t === "text" ? node.text : one(node)));

const INLINE = {
  link: (node) => link(node.url, inlineElements(node.c)),
  user: (node) => mention(node.id, node.label),
  channel: (node) => channelLink(node.id, node.label),
  group: groupMention,
  all: (node) => h("span", { class: WIDE.has(node.name) ? "mention wide" : "mention" }, `@${node.name}`),
  date: dateElement,
  image: (node) => link(node.url, [node.alt || node.url]),
  colour: colourSample,
};

/** Words in which emoji were written as characters. */
export function withEmoji(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(WRITTEN)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push(writtenEmoji(match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/**
 * A link: within the workspace it stays on the page, elsewhere it opens a tab; other schemes are no links.
 * @param {string} url
 * @param {Array<Node|string>} children
 */
export function link(url, children) {
  const place = inside(url);
  if (place) return h("a", { href: place }, children);
  if (!SAFE.test(url)) return h("span", {}, children);
  return h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, children);
}

function mention(id, label) {
  const user = state.users.get(id);
  const name = user ? user.profile?.display_name || user.name : label || id;
  const isMe = id === state.me;
  return h("button", { class: isMe ? "mention me" : "mention", type: "button", dataset: { user: id } }, `@${name}`);
}

function groupMention({ id, label }) {
  const group = state.groups.get(id);
  const name = group?.handle ?? (label || id).replace(/^@/, "");
  return h("span", { class: group?.users.includes(state.me) ? "mention me" : "mention", title: group?.name }, `@${name}`);
}

function channelLink(id, label) {
  const channel = state.channels.get(id);
  if (!channel && !label) return h("span", { class: "mention" }, "#private channel");
  return h("a", { class: "mention", href: `#/${id}`, dataset: { channel: id } }, `#${channel?.name ?? label}`);
}

function colourSample(node) {
  const patch = h("span", { class: "colour-patch", "aria-hidden": "true" });
  if (/^#[0-9a-f]{3,8}$/i.test(node.text)) patch.style.background = node.text;
  return h("span", {}, node.text, patch);
}

function dateElement(node) {
  const shown = slackDate(node.seconds, node.format, zone(), now()) ?? node.label;
  const time = h("time", { title: Number.isFinite(node.seconds) ? moment(node.seconds, zone(), now()) : null }, shown);
  return node.url ? link(node.url, [time]) : time;
}
