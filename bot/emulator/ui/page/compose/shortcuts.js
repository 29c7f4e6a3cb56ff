/** What the app offers to be done anywhere, and to a message. */

import { here } from "../core/place.js";
import { ask } from "../core/session.js";
import { state } from "../core/state.js";
import { menu } from "../kit/menu.js";
import { notice, orSay } from "../kit/notices.js";

const globals = () => state.shortcuts.filter((shortcut) => shortcut.type === "global");

/** Whether the app has any that need no message. */
export const hasShortcuts = () => globals().length > 0;

/** Let somebody choose one beside `anchor`. */
export function openShortcuts(anchor) {
  menu(
    anchor,
    globals().map((shortcut) => ({ ...shown(shortcut), act: () => use(shortcut, lookedAt()) })),
    { label: "Shortcuts" },
  );
}

/**
 * The app's entries for a message's menu.
 * @param {Object} message
 */
export function messageShortcuts(message) {
  const { channel, ts } = message;
  return state.shortcuts
    .filter((shortcut) => shortcut.type === "message")
    .map((shortcut) => ({ ...shown(shortcut), detail: state.app.name, act: () => use(shortcut, { channel, ts }) }));
}

const shown = ({ name, description }) => ({ label: name, detail: description, icon: "bolt" });

/** A global shortcut's modal may start with the conversation that one looks at. */
function lookedAt() {
  const { where } = here();
  return state.channels.has(where) ? { channel: where } : {};
}

async function use({ callback_id }, where) {
  const answer = await orSay(ask("shortcut", { callback_id, ...where }));
  if (answer?.error) notice(answer.error, "trouble");
}
