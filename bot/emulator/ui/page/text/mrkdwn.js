/**
 * Slack's mrkdwn, read into plain nodes: `{t: "bold", c: [...]}`. It knows no DOM.
 *
 * Blocks: para, pre, quote, list. Inline: text, bold, italic, strike, code, link, user, channel, group, all, date, emoji, br.
 */

const WORD = /[\p{L}\p{N}]/u;
const EMOJI = /:([a-z0-9_+'-]+)(?::(:skin-tone-[2-6]))?:/y;
const ADDRESS = /https?:\/\/[^\s<>|]+/y;
const TRAILING = /[.,;:!?'"*_~)\]]+$/;
const MARKS = { "*": "bold", _: "italic", "~": "strike" };
const WIDE = /^!(?:here|channel|everyone|group)$/;
const ITEM = /^(\s*)(?:([•◦▪‣-])|(\d+)[.)])\s+(.*)$/;

/** Characters that go over the wire in another form. */
export const unescape = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

/**
 * Read a text.
 * @param {string} text in Slack's wire form
 * @param {{lists?: boolean, links?: boolean}} [how] `lists`: lines that begin like items become lists, as in Slack's
 *   composer; `links`: bare addresses become links (not where an app asks for `verbatim`)
 * @returns {Object[]} blocks
 */
export function parseMrkdwn(text, { lists = false, links = true } = {}) {
  const blocks = [];
  const pieces = text.split(/```([\s\S]+?)```/);
  pieces.forEach((piece, i) => {
    if (i % 2) blocks.push({ t: "pre", c: inCode(piece.replace(/^\n/, "").replace(/\n$/, "")) });
    else addLines(blocks, trimmed(piece, i > 0, i < pieces.length - 1), { lists, links });
  });
  return blocks;
}

/** A line break beside a code block is the block's own. */
function trimmed(piece, isAfter, isBefore) {
  let text = piece;
  if (isAfter) text = text.replace(/^[ \t]*\n/, "");
  if (isBefore) text = text.replace(/\n[ \t]*$/, "");
  return text;
}

function addLines(blocks, text, how) {
  if (text === "") return;
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i += 1) {
    const rest = lines[i].match(/^(?:&gt;|>){3}\s?(.*)$/);
    if (rest) {
      blocks.push({ t: "quote", c: joined([rest[1], ...lines.slice(i + 1)], how) });
      return;
    }
    addLine(blocks, lines[i], how);
  }
}

function addLine(blocks, line, how) {
  const last = blocks.at(-1);
  const quoted = line.match(/^(?:&gt;|>)\s?(.*)$/);
  const item = how.lists && line.match(ITEM);
  if (quoted) add(blocks, last?.t === "quote" ? last : { t: "quote", c: [] }, inline(quoted[1], how.links));
  else if (item) addItem(blocks, last, item, how);
  else add(blocks, last?.t === "para" ? last : { t: "para", c: [] }, inline(line, how.links));
}

function add(blocks, block, nodes) {
  if (block === blocks.at(-1)) block.c.push({ t: "br" });
  else blocks.push(block);
  block.c.push(...nodes);
}

function addItem(blocks, last, [, indent, , number, content], how) {
  const isOrdered = number !== undefined;
  const depth = Math.min(Math.floor(indent.length / 2), 4);
  const entry = { depth, c: inline(content, how.links) };
  if (last?.t === "list" && last.ordered === isOrdered) last.items.push(entry);
  else blocks.push({ t: "list", ordered: isOrdered, start: Number(number) || 1, items: [entry] });
}

function joined(lines, how) {
  return lines.flatMap((line, i) => [...(i ? [{ t: "br" }] : []), ...inline(line, how.links)]);
}

/** Read one line's inline nodes. */
export function inline(line, links = true) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ t: "text", text: unescape(plain) });
    plain = "";
  };
  for (let i = 0; i < line.length;) {
    const found = special(line, i, links);
    if (found) {
      flush();
      nodes.push(found.node);
      i = found.end;
    } else {
      plain += line[i];
      i += 1;
    }
  }
  flush();
  return nodes;
}

/** The node that begins at `i`, with where it ends; undefined when a plain character stands there. */
function special(line, i, links) {
  const sign = line[i];
  if (sign === "`") return codeAt(line, i);
  if (sign === "<") return tokenAt(line, i);
  if (sign === ":") return emojiAt(line, i);
  if (sign in MARKS) return markAt(line, i, links);
  if (links && sign === "h" && !WORD.test(line[i - 1] ?? "")) return addressAt(line, i);
  return undefined;
}

function codeAt(line, i) {
  const end = line.indexOf("`", i + 1);
  if (end <= i + 1) return undefined;
  return { node: { t: "code", c: inCode(line.slice(i + 1, end)) }, end: end + 1 };
}

function emojiAt(line, i) {
  EMOJI.lastIndex = i;
  const match = EMOJI.exec(line);
  if (!match || /\d/.test(line[i - 1] ?? "")) return undefined;
  return { node: { t: "emoji", name: match[1] + (match[2] ? `:${match[2]}` : "") }, end: EMOJI.lastIndex };
}

function addressAt(line, i) {
  ADDRESS.lastIndex = i;
  const match = ADDRESS.exec(line);
  if (!match) return undefined;
  const url = match[0].replace(/&gt;.*$/, "").replace(TRAILING, "");
  return { node: { t: "link", url: unescape(url), c: [{ t: "text", text: unescape(url) }] }, end: i + url.length };
}

function markAt(line, i, links) {
  const mark = line[i];
  if (WORD.test(line[i - 1] ?? "") || line[i - 1] === mark || /[\s]/.test(line[i + 1] ?? " ") || line[i + 1] === mark)
    return undefined;
  const end = closing(line, i + 1, mark);
  if (end === -1) return undefined;
  return { node: { t: MARKS[mark], c: inline(line.slice(i + 1, end), links) }, end: end + 1 };
}

/** Where the mark ends what it began: not after a space, not within a word, code or a token. */
function closing(line, from, mark) {
  for (let i = from; i < line.length; i += 1) {
    if (line[i] === "`" || line[i] === "<") {
      const end = line.indexOf(line[i] === "<" ? ">" : "`", i + 1);
      if (end > i) i = end;
    } else if (line[i] === mark && !/\s/.test(line[i - 1]) && !WORD.test(line[i + 1] ?? "") && line[i + 1] !== mark)
      return i;
  }
  return -1;
}

function tokenAt(line, i) {
  const end = line.indexOf(">", i);
  if (end === -1) return undefined;
  const node = token(line.slice(i + 1, end));
  return node && { node, end: end + 1 };
}

/** What stands between `<` and `>`; undefined where that is nothing of Slack's. */
export function token(body) {
  const bar = body.indexOf("|");
  const head = bar === -1 ? body : body.slice(0, bar);
  const label = bar === -1 ? null : unescape(body.slice(bar + 1));
  if (head.startsWith("@")) return { t: "user", id: head.slice(1), label };
  if (head.startsWith("#")) return { t: "channel", id: head.slice(1), label };
  if (head.startsWith("!date^")) return dateToken(head, label);
  if (head.startsWith("!subteam^")) return { t: "group", id: head.slice(9), label };
  if (WIDE.test(head)) return { t: "all", name: head.slice(1), label };
  if (head.startsWith("!")) return { t: "text", text: `<${label || head.slice(1)}>` };
  if (!/^(https?:|mailto:|tel:|slack:)/.test(head)) return undefined;
  const url = unescape(head);
  return { t: "link", url, c: [{ t: "text", text: label || url.replace(/^mailto:|^tel:/, "") }] };
}

function dateToken(head, label) {
  const [, seconds, format = "", url] = head.split("^");
  return {
    t: "date",
    seconds: Number(seconds),
    format: unescape(format),
    url: url ? unescape(url) : null,
    label: label ?? "",
  };
}

/** Within code nothing is marked, and no emoji is meant; people and channels are named, and links are their words. */
function inCode(text) {
  return text.split(/(<[^<>\n]+>)/).map((part, i) => {
    const node = i % 2 ? token(part.slice(1, -1)) : undefined;
    return node?.t === "link" ? node.c[0] : (node ?? { t: "text", text: unescape(part) });
  });
}

const SPOKEN = { br: () => " ", all: (node) => `@${node.name}`, emoji: (node) => node.name.replace(/_/g, " ") };

/**
 * The plain words of a text, for labels and notices.
 * @param {string} text
 * @param {{user?: function(string): string, channel?: function(string): string}} [called] what those ids are called
 */
export function plainWords(text, called = {}) {
  const words = (node) =>
    called[node.t]?.(node.id) ??
    node.text ??
    (node.label || null) ??
    node.items?.map(words).join(" ") ??
    node.c?.map(words).join("") ??
    SPOKEN[node.t]?.(node) ??
    "";
  return parseMrkdwn(text).map(words).join(" ");
}
