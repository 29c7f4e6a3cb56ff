/** The title of the tab: where one is, and whether there is something new. */

import { here } from "../core/place.js";
import { on, state } from "../core/state.js";

/** Keep the title true from now on. */
export function showTitle() {
  for (const topic of ["place", "channels", "entered"]) on(topic, write);
}

function write() {
  const channel = state.channels.get(here().where);
  const name =
    here().where === "home"
      ? (state.app.name ?? "Home")
      : channel
        ? `${["channel", "group"].includes(channel.kind) ? "#" : ""}${channel.title}`
        : "Workspace";
  const mentions = [...state.channels.values()].reduce((sum, one) => sum + (one.mentions ?? 0), 0);
  const unread = [...state.channels.values()].some((one) => one.unread);
  document.title = `${mentions ? `(${mentions}) ` : unread ? "* " : ""}${name} · ${state.team?.name ?? "workspace"}`;
}
