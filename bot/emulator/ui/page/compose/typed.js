/** A text in Slack's wire form, as somebody would type it. */

import { state } from "../core/state.js";

/**
 * @param {string} text
 * @returns {string} names for ids, no escapes
 */
export function asTyped(text) {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (whole, id) => (state.users.has(id) ? `@${state.users.get(id).name}` : whole))
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (whole, id, label) =>
      (state.channels.get(id)?.name ?? label) ? `#${state.channels.get(id)?.name ?? label}` : whole,
    )
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, (_, url) => url.replace(/^mailto:/, ""))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
