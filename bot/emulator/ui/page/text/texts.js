/** Text objects and messages' texts, as elements. */

import { h } from "../core/dom.js";
import { state } from "../core/state.js";
import { character } from "./emoji.js";
import { parseMarkdown } from "./markdown.js";
import { parseMrkdwn, plainWords, unescape } from "./mrkdwn.js";
import { blockElements, inlineElements, withEmoji } from "./nodes.js";

const CODE = /:([a-z0-9_+'-]+):/g;

/**
 * A text object, mrkdwn or plain.
 * @param {{type: string, text: string, emoji?: boolean, verbatim?: boolean}} text
 * @returns {Node[]}
 */
export function textObject(text) {
  if (!text) return [];
  if (text.type === "mrkdwn") return mrkdwn(text.text, { links: !text.verbatim });
  return plainText(text);
}

/** A plain text object: no marks, only emoji. */
export function plainText(text) {
  const parts = [];
  let end = 0;
  for (const match of text.text.matchAll(text.emoji === false ? /(?!)/g : CODE)) {
    if (!character(match[1])) continue;
    parts.push(...lines(text.text.slice(end, match.index)), ...inlineElements([{ t: "emoji", name: match[1] }]));
    end = match.index + match[0].length;
  }
  return [...parts, ...lines(text.text.slice(end))];
}

function lines(text) {
  return text.split("\n").flatMap((line, i) => [...(i ? [h("br")] : []), ...withEmoji(line)]);
}

/**
 * Slack's own mark-up.
 * @param {string} text
 * @param {{lists?: boolean, links?: boolean}} [how]
 * @returns {Node[]}
 */
export function mrkdwn(text, how) {
  return blockElements(parseMrkdwn(text ?? "", how));
}

/** A message's text whose app wants no marks read. */
export function unmarked(text) {
  return plainText({ text: unescape(text ?? "") });
}

const CALLED = {
  user: (id) => `@${state.users.get(id)?.profile?.display_name || state.users.get(id)?.name || id}`,
  channel: (id) => `#${state.channels.get(id)?.name ?? "private channel"}`,
};

/** The plain words of a text as they are read out, with the names of people and channels. */
export function spoken(text) {
  return plainWords(text ?? "", CALLED);
}

/** Standard Markdown. */
export function markdown(text) {
  return blockElements(parseMarkdown(text ?? ""));
}

/** Whether a message says nothing but up to a few emoji, which then are shown large. */
export function isOnlyEmoji(text) {
  const rest = (text ?? "")
    .replace(CODE, (whole, name) => (character(name) ? "" : whole))
    .replace(/[\p{Emoji_Presentation}\ufe0f\u200d\s]/gu, "");
  return rest === "" && (text ?? "").trim() !== "" && text.length < 120;
}
