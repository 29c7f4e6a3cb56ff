/** What stands within a line of standard Markdown: emphasis, code, links, images, mentions, escapes. */

import { token } from "./mrkdwn.js";

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /:([a-z0-9_+'-]+):/y;
const BARE = /https?:\/\/[^\s<>]+/y;
const IN_ANGLES = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/y;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/y;
const OF_SLACK = /<([@#!][^<>\n]+)>/y;
const BREAK_TAG = /<br\s*\/?>/iy;

/**
 * Read inline Markdown.
 * @param {string} text may hold line breaks
 * @returns {Object[]} inline nodes, as `mrkdwn.js` makes them
 */
export function markdownInline(text) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ t: "text", text: plain });
    plain = "";
  };
  for (let i = 0; i < text.length;) {
    const found = at(text, i);
    if (typeof found?.plain === "string") plain += found.plain;
    else if (found) {
      flush();
      nodes.push(found.node);
    } else plain += text[i];
    i = found ? found.end : i + 1;
  }
  flush();
  return nodes;
}

function at(text, i) {
  const read = {
    "\\": escaped,
    "`": code,
    "!": picture,
    "[": linked,
    "<": angled,
    "&": entity,
    "\n": lineEnd,
    ":": named,
    h: bare,
  }[text[i]];
  if (read) return read(text, i);
  if ("*_~".includes(text[i])) return emphasis(text, i);
  return text.startsWith("  \n", i) ? { node: { t: "br" }, end: i + 3 } : null;
}

function escaped(text, i) {
  if (text[i + 1] === "\n") return { node: { t: "br" }, end: i + 2 };
  return PUNCTUATION.test(text[i + 1] ?? "") ? { plain: text[i + 1], end: i + 2 } : null;
}

/** Slack keeps the line breaks of a `markdown` block, unlike other readers. */
function lineEnd(text, i) {
  return { node: { t: "br" }, end: i + 1 };
}

function code(text, i) {
  const ticks = text.slice(i).match(/^`+/)[0];
  let end = i + ticks.length;
  while ((end = text.indexOf(ticks, end)) !== -1) {
    if (text[end + ticks.length] !== "`" && text[end - 1] !== "`") break;
    end += 1;
  }
  if (end === -1) return { plain: ticks, end: i + ticks.length };
  let body = text.slice(i + ticks.length, end).replace(/\n/g, " ");
  if (body.startsWith(" ") && body.endsWith(" ") && body.trim()) body = body.slice(1, -1);
  return { node: { t: "code", text: body }, end: end + ticks.length };
}

/** `[label](address "title")`; the label may hold brackets in pairs. */
function bracketed(text, i) {
  let depth = 0;
  let end = i;
  for (; end < text.length; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === "[") depth += 1;
    else if (text[end] === "]" && (depth -= 1) === 0) break;
  }
  const rest = text
    .slice(end + 1)
    .match(/^\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+["'][^"']*["'])?\s*\)/);
  if (!rest) return null;
  const url = decoded((rest[1] ?? rest[2]).replace(/\\([!-/:-@[-`{-~])/g, "$1"));
  return { label: text.slice(i + 1, end), url, end: end + 1 + rest[0].length };
}

function linked(text, i) {
  const found = bracketed(text, i);
  return found && { node: { t: "link", url: found.url, c: markdownInline(found.label) }, end: found.end };
}

/** An image, or one of the mentions that canvases write as such: `![](@U…)`. */
function picture(text, i) {
  const found = text[i + 1] === "[" ? bracketed(text, i + 1) : null;
  if (!found) return null;
  const { url, label, end } = found;
  if (url.startsWith("@")) return { node: { t: "user", id: url.slice(1), label: label || null }, end };
  if (url.startsWith("#")) return { node: { t: "channel", id: url.slice(1), label: label || null }, end };
  return { node: { t: "image", url, alt: label }, end };
}

function angled(text, i) {
  BREAK_TAG.lastIndex = i;
  if (BREAK_TAG.test(text)) return { node: { t: "br" }, end: BREAK_TAG.lastIndex };
  OF_SLACK.lastIndex = i;
  const node = token(OF_SLACK.exec(text)?.[1] ?? "");
  if (node) return { node, end: OF_SLACK.lastIndex };
  IN_ANGLES.lastIndex = i;
  const match = IN_ANGLES.exec(text);
  return (
    match && {
      node: { t: "link", url: match[1], c: [{ t: "text", text: match[1].replace(/^mailto:/, "") }] },
      end: IN_ANGLES.lastIndex,
    }
  );
}

function bare(text, i) {
  if (WORD.test(text[i - 1] ?? "")) return null;
  BARE.lastIndex = i;
  const url = BARE.exec(text)?.[0].replace(/[.,;:!?'"*_~)\]]+$/, "");
  return url
    ? { node: { t: "link", url: decoded(url), c: [{ t: "text", text: decoded(url) }] }, end: i + url.length }
    : null;
}

function named(text, i) {
  EMOJI.lastIndex = i;
  const match = EMOJI.exec(text);
  return match && !/^\d+$/.test(match[1]) ? { node: { t: "emoji", name: match[1] }, end: EMOJI.lastIndex } : null;
}

function entity(text, i) {
  ENTITY.lastIndex = i;
  const match = ENTITY.exec(text);
  if (!match) return null;
  const plain = decoded(match[0]);
  return plain === match[0] ? null : { plain, end: ENTITY.lastIndex };
}

function decoded(text) {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    const number = decimal ? parseInt(decimal, 10) : hex ? parseInt(hex, 16) : null;
    if (number !== null) return number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : "\ufffd";
    return ENTITIES[name] ?? whole;
  });
}

function emphasis(text, i) {
  const sign = text[i];
  const run = text.slice(i).match(/^(\*+|_+|~+)/)[0].length;
  for (const width of sign === "~" ? [2, 1] : [3, 2, 1]) {
    if (run < width || (sign === "~" && run !== width)) continue;
    const end = closing(text, i, sign, width);
    if (end === -1) continue;
    const inner = markdownInline(text.slice(i + width, end));
    const node = sign === "~" ? { t: "strike", c: inner } : wrapped(width, inner);
    return { node, end: end + width };
  }
  return { plain: sign.repeat(run), end: i + run };
}

function wrapped(width, c) {
  if (width === 3) return { t: "bold", c: [{ t: "italic", c }] };
  return { t: width === 2 ? "bold" : "italic", c };
}

function closing(text, i, sign, width) {
  const before = text[i - 1] ?? " ";
  const after = text[i + width] ?? " ";
  if (/\s/.test(after) || (sign === "_" && WORD.test(before))) return -1;
  for (let j = i + width; j < text.length; j += 1) {
    if (text[j] === "\\") j += 1;
    else if (text[j] === "`") {
      const end = text.indexOf("`", j + 1);
      if (end > j) j = end;
    } else if (text[j] === sign) {
      const run = text.slice(j).match(/^(\*+|_+|~+)/)[0].length;
      const isInner = run < width || (run > width && width === 1 && run === 2);
      if (!isInner && !/\s/.test(text[j - 1]) && j > i + width && !(sign === "_" && WORD.test(text[j + run] ?? "")))
        return j + run - width;
      j += run - 1;
    }
  }
  return -1;
}
