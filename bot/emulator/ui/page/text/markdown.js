/** Standard Markdown (headings, lists, quotes, code, tables, rules) read into nodes, for `markdown` blocks and canvases. */

import { markdownInline } from "./markdown_inline.js";

const FENCE = /^( {0,3})(`{3,}|~{3,})\s*([\w+-]*)\s*$/;
const HEADING = /^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$/;
const RULE = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const ITEM = /^( *)([-*+]|\d{1,9}[.)])( +|$)(.*)$/;
const DELIMITERS = /^ *\|?(?: *:?-+:? *\|)+(?: *:?-+:? *)?\|? *$/;

/**
 * Read a document.
 * @param {string} text
 * @returns {Object[]} blocks
 */
export function parseMarkdown(text) {
  return blocksOf(text.replace(/\r\n?/g, "\n").replace(/\t/g, "    ").split("\n"));
}

function blocksOf(lines) {
  const blocks = [];
  let i = 0;
  while (i < lines.length) {
    if (lines[i].trim() === "") i += 1;
    else {
      const reader = [fenced, headed, ruled, quoted, listed, tabled].find((read) => read(lines, i));
      const { block, next } = (reader ?? paragraph)(lines, i);
      blocks.push(block);
      i = next;
    }
  }
  return blocks;
}

function fenced(lines, i) {
  const open = lines[i].match(FENCE);
  if (!open) return null;
  const close = new RegExp(`^ {0,3}${open[2][0]}{${open[2].length},}\\s*$`);
  let next = i + 1;
  while (next < lines.length && !close.test(lines[next])) next += 1;
  const body = lines
    .slice(i + 1, next)
    .map((line) => (line.startsWith(open[1]) ? line.slice(open[1].length) : line.trimStart()));
  return { block: { t: "pre", text: body.join("\n") }, next: next + 1 };
}

function headed(lines, i) {
  const match = lines[i].match(HEADING);
  return match && { block: { t: "heading", level: match[1].length, c: markdownInline(match[2]) }, next: i + 1 };
}

function ruled(lines, i) {
  return RULE.test(lines[i]) ? { block: { t: "rule" }, next: i + 1 } : null;
}

function quoted(lines, i) {
  if (!/^ {0,3}>/.test(lines[i])) return null;
  let next = i;
  const body = [];
  while (
    next < lines.length &&
    (/^ {0,3}>/.test(lines[next]) || (lines[next].trim() !== "" && !startsBlock(lines, next)))
  ) {
    body.push(lines[next].replace(/^ {0,3}> ?/, ""));
    next += 1;
  }
  return { block: { t: "quote", blocks: blocksOf(body) }, next };
}

function listed(lines, i) {
  const first = lines[i].match(ITEM);
  if (!first || RULE.test(lines[i])) return null;
  const ordered = /\d/.test(first[2]);
  const items = [];
  let next = i;
  while (next < lines.length) {
    const found = itemAt(lines, next, ordered, first[1].length);
    if (!found) break;
    items.push(found.item);
    next = found.next;
  }
  return { block: { t: "tree", ordered, start: ordered ? parseInt(first[2], 10) : 1, items }, next };
}

/** One item with all that is indented under it; blank lines before the next item belong to the list. */
function itemAt(lines, i, ordered, indent) {
  let start = i;
  while (start < lines.length && lines[start].trim() === "") start += 1;
  const match = lines[start]?.match(ITEM);
  if (!match || /\d/.test(match[2]) !== ordered || Math.abs(match[1].length - indent) > 1 || RULE.test(lines[start]))
    return null;
  const width = match[1].length + match[2].length + Math.min(match[3].length || 1, 4);
  const body = [match[4]];
  let next = start + 1;
  while (next < lines.length && belongs(lines, next, width)) {
    body.push(lines[next].slice(Math.min(width, lines[next].length - lines[next].trimStart().length)));
    next += 1;
  }
  const task = body[0].match(/^\[([ xX])\]\s+(.*)$/);
  if (task) body[0] = task[2];
  const item = { blocks: blocksOf(body) };
  if (task) item.checked = task[1] !== " ";
  return { item, next };
}

function belongs(lines, i, width) {
  const line = lines[i];
  if (line.trim() === "") return i + 1 < lines.length && /^ /.test(lines[i + 1]) && indentOf(lines[i + 1]) >= width;
  return indentOf(line) >= width || (lines[i - 1].trim() !== "" && !ITEM.test(line) && !startsBlock(lines, i));
}

const indentOf = (line) => line.length - line.trimStart().length;

function tabled(lines, i) {
  if (!lines[i].includes("|") || !DELIMITERS.test(lines[i + 1] ?? "")) return null;
  const marks = cells(lines[i + 1]);
  const head = cells(lines[i]);
  if (head.length !== marks.length) return null;
  const aligned = marks.map((mark) => (mark.endsWith(":") ? (mark.startsWith(":") ? "center" : "right") : null));
  const rows = [];
  let next = i + 2;
  for (; next < lines.length && lines[next].includes("|") && lines[next].trim() !== ""; next += 1) {
    const row = cells(lines[next]).slice(0, head.length);
    rows.push([...row, ...Array(head.length - row.length).fill("")].map((cell) => markdownInline(cell)));
  }
  return { block: { t: "table", head: head.map((cell) => markdownInline(cell)), rows, aligned }, next };
}

function cells(line) {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, "|"));
}

function startsBlock(lines, i) {
  const item = lines[i].match(ITEM);
  const isItem =
    item && item[4] !== "" && (!/\d/.test(item[2]) || parseInt(item[2], 10) === 1 || indentOf(lines[i]) > 0);
  return (
    FENCE.test(lines[i]) ||
    HEADING.test(lines[i]) ||
    RULE.test(lines[i]) ||
    /^ {0,3}>/.test(lines[i]) ||
    isItem ||
    tabled(lines, i) !== null
  );
}

function paragraph(lines, i) {
  let next = i + 1;
  while (next < lines.length && lines[next].trim() !== "" && !startsBlock(lines, next)) next += 1;
  const text = lines
    .slice(i, next)
    .map((line) => line.trimStart())
    .join("\n");
  return { block: { t: "para", c: markdownInline(text.replace(/\s+$/, "")) }, next };
}
