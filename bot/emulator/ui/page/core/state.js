/** What the page knows, and who wants to hear when it changes. It draws nothing. */

export const state = {
  me: null,
  team: null,
  users: new Map(),
  channels: new Map(),
  groups: new Map(),
  commands: [],
  shortcuts: [],
  app: { connected: true },
  clock: { at: Date.now() / 1000, heard: performance.now(), offset: 0 },
  connected: false,
  views: [],
  home: null,
  filesLimit: null,
};

const listeners = new Map();

/**
 * Call `action` with what is told about `topic`, from now on.
 * @param {string} topic users, channels, message, gone, views, home, app, clock, live, place, traffic, entered, dismissed, canvas
 * @param {Function} action
 * @returns {Function} ends it
 */
export function on(topic, action) {
  if (!listeners.has(topic)) listeners.set(topic, new Set());
  listeners.get(topic).add(action);
  return () => listeners.get(topic).delete(action);
}

/**
 * Let everyone who listens to `topic` know.
 * @param {string} topic
 * @param {*} [detail]
 */
export function tell(topic, detail) {
  for (const action of [...(listeners.get(topic) ?? [])]) action(detail);
}

/** The workspace's time in seconds. */
export function now() {
  return state.clock.at + (performance.now() - state.clock.heard) / 1000;
}

/** The person acted as, or null before one has entered. */
export function me() {
  return state.users.get(state.me) ?? null;
}

/** The time zone of the person acted as. */
export function zone() {
  return me()?.tz || "UTC";
}

/** Who is at the other end of a direct message; oneself where nobody else is. */
export function otherIn(channel) {
  return channel.members?.find((id) => id !== state.me) ?? state.me;
}

/**
 * The conversation with this user, if there is one.
 * @param {string} user
 */
export function dmWith(user) {
  return [...state.channels.values()].find((channel) => channel.kind === "im" && otherIn(channel) === user) ?? null;
}

/** Whether `channel` is the conversation with the app. */
export function isWithApp(channel) {
  return channel?.kind === "im" && otherIn(channel) === state.app.user_id;
}
