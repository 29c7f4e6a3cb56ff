/** Acting as somebody else: who there is, and what time it is where they are. */

import { here, go } from "../core/place.js";
import { enter } from "../core/session.js";
import { isWithApp, now, state } from "../core/state.js";
import { weekdayTime } from "../core/times.js";
import { menu } from "../kit/menu.js";
import { avatar, nameOf, whoIs } from "../kit/people.js";

/** Open the list of people beside `anchor`. */
export function openActing(anchor) {
  const people = [...state.users.values()].filter((user) => !user.is_bot && !user.deleted && !user.is_stranger);
  menu(
    anchor,
    people.map((user) => ({
      label: user.real_name && user.real_name !== user.name ? `${nameOf(user)} · ${user.real_name}` : nameOf(user),
      detail: `${weekdayTime(now(), user.tz || "UTC")} in ${(user.tz || "UTC").split("/").at(-1).replace(/_/g, " ")}${user.is_admin ? " · admin" : ""}`,
      picture: avatar(whoIs(user), "small"),
      checked: user.id === state.me,
      act: () => actAs(user.id),
    })),
    { label: "Act as", side: "left" },
  );
}

/** Be this person, where one is, if they can see it; with the app where one was with the app. */
async function actAs(id) {
  if (id === state.me) return;
  const { where } = here();
  const { kind } = state.channels.get(where) ?? {};
  const wasWithApp = isWithApp(state.channels.get(where));
  if (kind === "im" || kind === "mpim" || where === null) history.replaceState(null, "", "#/");
  await enter(id);
  const withApp = wasWithApp && [...state.channels.values()].find(isWithApp);
  go({ where: withApp ? withApp.id : here().where, at: null }, { replace: true });
}
