/** Begins: connects, and shows what the address names. */

import { go, here } from "./core/place.js";
import { begin, enter } from "./core/session.js";
import { on, state } from "./core/state.js";
import { notice } from "./kit/notices.js";
import { Conversation } from "./panes/conversation.js";
import { Home } from "./panes/home.js";
import { fill } from "./core/dom.js";
import { handleKeys } from "./shell/keys.js";
import { showModals } from "./shell/modal_host.js";
import { showSide } from "./shell/side.js";
import { showSidebar } from "./shell/sidebar.js";
import { showTitle } from "./shell/title.js";
import { applyTheme } from "./shell/theme.js";
import { showTopbar } from "./shell/topbar.js";

const main = document.getElementById("main");
const isTouched = matchMedia("(hover: none), (max-width: 760px)"); // there a focus would bring up a keyboard
let shown = { key: null, pane: null };

applyTheme();
showTopbar(document.getElementById("topbar"));
showSidebar(document.getElementById("sidebar"));
showSide(document.getElementById("side"));
showModals();
showTitle();
handleKeys();
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault(); // the address names a conversation, and no part of the page
  (main.querySelector(".composer-input") ?? main).focus();
});
on("place", () => show());
on("entered", (isAgain) => {
  if (isAgain && shown.pane && shown.key === here().where && (shown.key === "home" || state.channels.has(shown.key))) {
    shown.pane.refresh();
    return;
  }
  shown.key = null;
  show(true);
});
on("trouble", (text) => notice(text, "trouble"));
begin(here().as);

/** Show what the address names; `anew` where everything known may have changed. */
function show(anew = false) {
  const place = here();
  if (!state.me) return;
  if (place.as && place.as !== state.me && !anew) {
    enter(place.as);
    return;
  }
  if (!place.where || (place.where !== "home" && !state.channels.has(place.where) && anew)) {
    go({ ...place, where: firstPlace() }, { replace: true });
    return;
  }
  if (place.as !== state.me) {
    go(place, { replace: true });
    return;
  }
  const key = place.where;
  if (!anew && key === shown.key) {
    if (place.at && !place.thread) shown.pane.open?.(place.at);
    return;
  }
  shown.pane?.end();
  shown = { key, pane: key === "home" ? new Home() : new Conversation(key) };
  fill(main, shown.pane.element);
  shown.pane.open(place.thread ? null : place.at);
  if (!isTouched.matches) shown.pane.composer?.input.focus({ preventScroll: true });
}

function firstPlace() {
  const channels = [...state.channels.values()].filter((channel) => channel.is_member && channel.kind === "channel");
  return (
    (channels.find((channel) => channel.is_general) ?? channels[0] ?? [...state.channels.values()][0])?.id ?? "home"
  );
}
