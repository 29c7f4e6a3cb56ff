/** Joins the connection and the state: enters as a person, takes in what is pushed, enters again after a break. */

import { Live } from "./live.js";
import { state, tell } from "./state.js";

const address = `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ui/live`;
let wanted = null;

const live = new Live(address, { onopen: () => enter(wanted), onpush: take, onchange: changed });

/**
 * Ask the workspace; see `Live.ask`.
 * @param {string} verb
 * @param {Object} [values]
 */
export const ask = (verb, values) => live.ask(verb, values);

/**
 * Connect, and enter as `as` (or whom the workspace proposes).
 * @param {string|null} as
 */
export function begin(as) {
  wanted = as;
  live.start();
  addEventListener("online", () => live.hurry());
  document.addEventListener("visibilitychange", () => document.hidden || live.hurry());
}

/**
 * Act as this person from now on.
 * @param {string|null} as
 */
export async function enter(as) {
  let entered;
  try {
    entered = await ask("enter", as ? { as } : {});
  } catch (error) {
    if (as && state.connected) return enter(null);
    tell("trouble", error.message);
    return;
  }
  const isAgain = state.me === entered.me; // as after a break: what is open stays open
  wanted = entered.me;
  state.me = entered.me;
  state.team = entered.team;
  state.users = new Map(entered.users.map((user) => [user.id, user]));
  state.channels = new Map(entered.channels.map((channel) => [channel.id, channel]));
  state.groups = new Map((entered.groups ?? []).map((group) => [group.id, group]));
  state.commands = entered.commands ?? [];
  state.shortcuts = entered.shortcuts ?? [];
  state.app = entered.app ?? {};
  state.filesLimit = entered.files_limit ?? null;
  state.views = entered.views ?? [];
  state.home = null;
  setClock(entered);
  tell("entered", isAgain);
  for (const topic of ["users", "channels", "app", "clock", "views"]) tell(topic);
}

function changed(connected) {
  if (state.connected === connected) return;
  state.connected = connected;
  tell("live", connected);
}

function setClock(said) {
  state.clock = { at: said.now, heard: performance.now(), offset: said.clock_offset ?? said.offset ?? 0 };
}

const PUSHES = {
  message: (said) => tell("message", { channel: said.channel, message: said.message }),
  gone: (said) => tell("gone", { channel: said.channel, ts: said.ts }),
  dismissed: (said) => tell("dismissed", said.ephemeral_id),
  traffic: (said) => tell("traffic", said.exchange),
  enter: () => enter(state.me),
  channel(said) {
    state.channels.set(said.channel.id, said.channel);
    tell("channels", said.channel.id);
  },
  channel_gone(said) {
    state.channels.delete(said.id);
    tell("channels", said.id);
  },
  user(said) {
    state.users.set(said.user.id, { ...state.users.get(said.user.id), ...said.user });
    tell("users", said.user.id);
  },
  views(said) {
    state.views = said.views;
    tell("views");
  },
  home(said) {
    state.home = said.view;
    tell("home");
  },
  canvas: (said) => tell("canvas", said.id),
  app(said) {
    const { push, ...rest } = said;
    state.app = { ...state.app, trouble: null, ...rest };
    tell("app");
  },
  clock(said) {
    setClock(said);
    tell("clock");
  },
};

function take(said) {
  PUSHES[said.push]?.(said);
}
