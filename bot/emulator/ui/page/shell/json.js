/** JSON laid out to read: keys, texts and numbers in their colours. */

import { h } from "../core/dom.js";

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MOST = 60000; // characters

/** @param {*} value */
export function jsonTree(value) {
  const whole = JSON.stringify(value, null, 2) ?? "";
  const text = whole.length > MOST ? `${whole.slice(0, MOST)}\n… and ${whole.length - MOST} characters more` : whole;
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index), h("span", { class: kindOf(match) }, match[1] ?? match[0]), match[2] ?? "");
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return h("pre", { class: "json", tabindex: "0" }, h("code", {}, parts));
}

function kindOf(match) {
  if (match[2]) return "key";
  if (match[1]) return "string";
  return match[3] ? "word" : "number";
}
