/** Where one is, as it stands in the address: `#/C1/p1700000000000100?thread=1700000000.000100&as=U1`. */

import { state, tell } from "./state.js";

/**
 * Read an address.
 * @param {string} hash
 * @returns {{where: string|null, at: string|null, thread: string|null, canvas: string|null, as: string|null}} `where` is a channel's id or "home"
 */
export function readHash(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [where, message] = path.split("/");
  const asked = new URLSearchParams(query);
  return {
    where: where || null,
    at: message?.startsWith("p") ? fromLink(message.slice(1)) : null,
    thread: asked.get("thread"),
    canvas: asked.get("canvas"),
    as: asked.get("as"),
  };
}

/**
 * Write an address.
 * @param {{where: string|null, at?: string|null, thread?: string|null, canvas?: string|null}} place
 */
export function writeHash(place) {
  const asked = new URLSearchParams();
  if (place.thread) asked.set("thread", place.thread);
  if (place.canvas) asked.set("canvas", place.canvas);
  if (state.me) asked.set("as", state.me);
  const at = place.at ? `/p${place.at.replace(".", "")}` : "";
  return `#/${place.where ?? ""}${at}?${asked}`;
}

/** A `ts` from the digits of a link. */
function fromLink(digits) {
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** The place shown now. */
export function here() {
  return readHash(location.hash);
}

/**
 * Go to a place; what is not given is left behind.
 * @param {Object} place
 * @param {{replace?: boolean}} [how]
 */
export function go(place, { replace = false } = {}) {
  const hash = writeHash(place);
  if (hash === location.hash) tell("place", here());
  else if (replace) {
    history.replaceState(null, "", hash);
    tell("place", here());
  } else location.hash = hash;
}

/**
 * Change part of the place: `turn({thread: null})` closes the thread.
 * @param {Object} change
 */
export function turn(change) {
  go({ ...here(), at: null, ...change });
}

/**
 * The address on this page of a link into the workspace, or null when it leads elsewhere.
 * @param {string} url a permalink of a message, a canvas, or a channel
 */
export function inside(url) {
  const base = state.team?.url;
  if (!base || !url.startsWith(base)) return null;
  const [path, query = ""] = url.slice(base.length).split("?");
  const [kind, first, second] = path.split("/");
  const thread = new URLSearchParams(query).get("thread_ts");
  if (kind === "archives" && first)
    return writeHash({ where: first, at: second ? fromLink(second.slice(1)) : null, thread });
  if (kind === "docs" && second) return writeHash({ ...here(), at: null, thread: null, canvas: second });
  return null;
}

addEventListener("hashchange", () => tell("place", here()));
