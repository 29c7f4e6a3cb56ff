/** Select menus of every source: options of the app, people, channels, conversations; one or several. */

import { otherIn, state } from "../core/state.js";
import { nameOf } from "../kit/people.js";
import { combo } from "./combo.js";

const people = () =>
  [...state.users.values()].filter((user) => !user.deleted && !user.is_stranger).sort((a, b) => a.is_bot - b.is_bot);
const channels = (kinds) => [...state.channels.values()].filter((channel) => kinds.includes(channel.kind));

function source(element, suggest) {
  const kind = element.type.replace(/^multi_/, "");
  if (kind === "users_select")
    return {
      key: "user",
      options: () => people().map((user) => ({ value: user.id, label: nameOf(user), detail: user.real_name })),
    };
  if (kind === "channels_select") return { key: "channel", options: () => channels(["channel"]).map(asOption) };
  if (kind === "conversations_select")
    return { key: "conversation", options: () => conversations(element).map(asOption) };
  return kind === "external_select" ? external(element, suggest) : { key: "option", options: () => offered(element) };
}

/** What the app offers for what was typed; nothing before it was asked. */
function external(element, suggest) {
  const least = element.min_query_length ?? QUERY;
  let found = [];
  const seek = async (text) => {
    found = text.length < least ? [] : offered(await suggest(text));
  };
  const note = (text) => (text.length < least ? `Type ${least === 1 ? "a character" : `${least} characters`} or more.` : null);
  return { key: "option", options: () => found, seek, note };
}

function conversations(element) {
  const { include, exclude_bot_users: noBots, exclude_external_shared_channels: noStrangers } = element.filter ?? {};
  const names = { public: "channel", private: "group", im: "im", mpim: "mpim" };
  return channels((include ?? Object.keys(names)).map((name) => names[name])).filter(
    (channel) =>
      !(noBots && channel.kind === "im" && state.users.get(otherIn(channel))?.is_bot) &&
      !(noStrangers && channel.is_ext_shared),
  );
}

function asOption(channel) {
  return { value: channel.id, label: channel.kind === "im" ? channel.title : `#${channel.name}` };
}

/** The app's own options; groups give their names along. */
function offered(element) {
  const plain = (element.options ?? []).map((option) => asChoice(option));
  const grouped = (element.option_groups ?? []).flatMap((group) =>
    group.options.map((option) => asChoice(option, group.label.text)),
  );
  return [...plain, ...grouped];
}

const asChoice = (option, group) => ({
  value: option.value,
  label: option.text.text,
  detail: option.description?.text,
  group,
  option,
});

const QUERY = 3; // characters that Slack waits for where the app does not say how many

/** The conversation that one looks at, where the menu starts with it; of a modal the workspace says it. */
function current(element, field, options) {
  const isWanted = element.default_to_current_conversation && options().some((one) => one.value === field.current);
  return isWanted ? field.current : null;
}

/** One choice. */
export function select(element, field) {
  const { key, options, seek, note } = source(element, field.suggest);
  const initial = element[`initial_${key}`] ?? current(element, field, options);
  const held = field.held ? field.held[`selected_${key}`] : initial;
  const start = held ? [held.value ?? held] : [];
  const known = extraOf([held]);
  const choose = ([value]) => field.change({ [`selected_${key}`]: made(key, learnt(known, options()), value) });
  return combo({
    ...field,
    options,
    start,
    choose,
    extra: known,
    placeholder: element.placeholder?.text ?? "Select",
    seek,
    note,
  });
}

/** Several choices. */
export function multiSelect(element, field) {
  const { key, options, seek, note } = source(element, field.suggest);
  const initial = element[`initial_${key}s`] ?? [current(element, field, options)].filter(Boolean);
  const held = (field.held ? field.held[`selected_${key}s`] : initial) ?? [];
  const start = held.map((one) => one.value ?? one);
  const known = extraOf(held);
  const choose = (values) =>
    field.change({ [`selected_${key}s`]: values.map((value) => made(key, learnt(known, options()), value)) });
  return combo({
    ...field,
    options,
    start,
    choose,
    extra: known,
    isMany: true,
    most: element.max_selected_items,
    placeholder: element.placeholder?.text ?? "Select",
    seek,
    note,
  });
}

/** What is held but not on offer, so that it still has a name. */
function extraOf(held) {
  return held.filter((one) => one?.text).map((option) => asChoice(option));
}

/** `known`, with what is on offer now: an external menu may offer something else the next time. */
function learnt(known, options) {
  known.push(...options.filter((one) => one.option && !known.some((old) => old.value === one.value)));
  return [...options, ...known];
}

function made(key, options, value) {
  if (value === undefined) return null;
  return key === "option" ? options.find((option) => option.value === value)?.option : value;
}
