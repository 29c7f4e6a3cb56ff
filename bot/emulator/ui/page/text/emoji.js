/** Emoji by name: looked up, searched for, and shown, drawn by the page where the system has no font for them. */

import { h } from "../core/dom.js";
import { drawing } from "./emoji_drawn.js";
import { ALIASES, GROUPS } from "./emoji_table.js";

const CHARACTERS = new Map();
const NAMES = new Map();
const TONES = ["", "", "🏻", "🏼", "🏽", "🏾", "🏿"];

/** `[["Faces", ["grinning", …]], …]` for the picker */
export const groups = GROUPS.map(([title, entries]) => [title, entries.split("|").map(keep)]);

function keep(entry) {
  const [name, character] = entry.split(" ");
  CHARACTERS.set(name, character);
  if (!NAMES.has(character)) NAMES.set(character, name);
  return name;
}

/**
 * The characters of a short code, with its skin tone if any; null when it is not known.
 * @param {string} name "wave" or "wave::skin-tone-3"
 */
export function character(name) {
  const [plain, tone] = name.split("::skin-tone-");
  const found = CHARACTERS.get(ALIASES[plain] ?? plain);
  return found ? found + (TONES[Number(tone)] ?? "") : null;
}

/**
 * Names that hold `text`, the best first.
 * @param {string} text
 * @param {number} limit
 */
export function searchEmoji(text, limit = 60) {
  const wanted = text.toLowerCase().replace(/^:|:$/g, "").replace(/\s+/g, "_");
  const names = [...CHARACTERS.keys(), ...Object.keys(ALIASES)].filter((name) => name.includes(wanted));
  const rank = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  return names.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
}

/** What finds emoji that were written as characters. */
export const WRITTEN =
  /(?:\p{RI}\p{RI}|[0-9#*]\ufe0f\u20e3|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)(?:\p{EMod})?(?:\u200d\p{Emoji}\ufe0f?\p{EMod}?)*/gu;

/**
 * An emoji to look at; unknown names show as typed.
 * @param {string} name
 * @returns {Node}
 */
export function emoji(name) {
  const found = character(name);
  return found ? shown(name, found) : document.createTextNode(`:${name}:`);
}

/**
 * An emoji that was written as a character.
 * @param {string} written
 */
export function writtenEmoji(written) {
  const name = NAMES.get(written) ?? NAMES.get(written.replace(/\ufe0f/g, "")) ?? NAMES.get(`${written}\ufe0f`);
  return shown(name ?? written, written);
}

function shown(name, characters) {
  const label = `${name.replace(/_/g, " ")} emoji`;
  const title = `:${name}:`;
  if (hasColours()) return h("span", { class: "emoji", role: "img", "aria-label": label, title }, characters);
  const picture = drawing(ALIASES[name] ?? name);
  if (picture) return h("span", { class: "emoji drawn", role: "img", "aria-label": label, title }, picture);
  return h("span", { class: "emoji named", title }, name === characters ? characters : title);
}

let colours = null;

/** Whether the system's fonts show emoji in colour; found out by painting one in black. */
function hasColours() {
  if (colours !== null) return colours;
  const context = h("canvas", { width: 20, height: 20 }).getContext("2d", { willReadFrequently: true });
  context.font = "16px sans-serif";
  context.fillText("🔴", 0, 16);
  const pixels = context.getImageData(0, 0, 20, 20).data;
  colours = false;
  for (let i = 0; i < pixels.length && !colours; i += 4) colours = pixels[i + 3] > 0 && pixels[i] - pixels[i + 1] > 40;
  return colours;
}
