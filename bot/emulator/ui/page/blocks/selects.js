/** Select menus of every source: options of the app, people, channels, conversations; one or several. */

import { state } from "../core/state.js";
import { nameOf } from "../kit/people.js";
import { combo } from "./combo.js";

const people = () =>
  [...state.users.values()].filter((user) => !user.deleted && !user.is_stranger).sort((a, b) => a.is_bot - b.is_bot);
const channels = (kinds) => [...state.channels.values()].filter((channel) => kinds.includes(channel.kind));

function source(element) {
  const kind = element.type.replace(/^multi_/, "");
  if (kind === "users_select")
    return {
      key: "user",
      options: () => people().map((user) => ({ value: user.id, label: nameOf(user), detail: user.real_name })),
    };
  if (kind === "channels_select") return { key: "channel", options: () => channels(["channel"]).map(asOption) };
  if (kind === "conversations_select")
    return { key: "conversation", options: () => channels(wanted(element)).map(asOption) };
  return { key: "option", options: () => offered(element) };
}

function wanted(element) {
  const names = { public: "channel", private: "group", im: "im", mpim: "mpim" };
  return (element.filter?.include ?? Object.keys(names)).map((name) => names[name]);
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

const EXTERNAL = "This menu asks another system for its options; that is not done here.";

/** One choice. */
export function select(element, field) {
  const { key, options } = source(element);
  const held = field.held ? field.held[`selected_${key}`] : element[`initial_${key}`];
  const start = held ? [held.value ?? held] : [];
  const choose = ([value]) => field.change({ [`selected_${key}`]: made(key, options(), value) });
  return combo({
    ...field,
    options,
    start,
    choose,
    extra: extraOf([held]),
    placeholder: element.placeholder?.text ?? "Select",
    note: noteOf(element),
  });
}

/** Several choices. */
export function multiSelect(element, field) {
  const { key, options } = source(element);
  const held = (field.held ? field.held[`selected_${key}s`] : element[`initial_${key}s`]) ?? [];
  const start = held.map((one) => one.value ?? one);
  const choose = (values) => field.change({ [`selected_${key}s`]: values.map((value) => made(key, options(), value)) });
  return combo({
    ...field,
    options,
    start,
    choose,
    extra: extraOf(held),
    isMany: true,
    most: element.max_selected_items,
    placeholder: element.placeholder?.text ?? "Select",
    note: noteOf(element),
  });
}

const noteOf = (element) => (element.type.includes("external") ? EXTERNAL : null);

/** What is held but not on offer, so that it still has a name. */
function extraOf(held) {
  return held.filter((one) => one?.text).map((option) => asChoice(option));
}

function made(key, options, value) {
  if (value === undefined) return null;
  return key === "option" ? options.find((option) => option.value === value)?.option : value;
}
