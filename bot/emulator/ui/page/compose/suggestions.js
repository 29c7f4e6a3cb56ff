/** What a composer proposes for what stands before the caret: commands, people, channels, emoji. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isWithApp, otherIn, state } from "../core/state.js";
import { avatar, nameOf, whoIs } from "../kit/people.js";
import { emoji, searchEmoji } from "../text/emoji.js";

const MOST = 8;
const ALL = [
  ["here", "everyone who is active in this channel"],
  ["channel", "everyone in this channel"],
];

/**
 * @typedef {{title: string, start: number, items: Array<{text: string, picture: Node, label: string, detail?: string, exact: boolean}>, hint?: Object, isWhole?: boolean}} Suggested
 * @param {string} before the text up to the caret
 * @param {{withCommands: boolean, channel?: string}} how
 * @returns {Suggested|null}
 */
export function suggest(before, { withCommands, channel }) {
  const isCommand = withCommands && before.startsWith("/") && !before.includes("\n");
  return named(before, channel) ?? (isCommand ? commands(before) : null);
}

/** Whoever or whatever begins with the word before the caret. */
function named(before, channel) {
  const word = before.match(/(?:^|[\s(])([@#:])([\p{L}\p{N}_.+'-]*)$/u);
  if (!word) return null;
  const start = before.length - word[2].length - 1;
  const found = { "@": () => people(word[2], channel), "#": () => channels(word[2]), ":": () => emojis(word[2]) }[
    word[1]
  ]();
  return found?.items.length ? { ...found, start } : null;
}

function commands(before) {
  const [name, ...rest] = before.split(" ");
  const command = state.commands.find((one) => one.command === name);
  if (!rest.length) return commandNames(name);
  if (!command) return null;
  const subcommands = command.subcommands ?? [];
  if (rest.length === 1) {
    const items = subcommands.filter((one) => one.name.startsWith(rest[0].toLowerCase()));
    const most = items.slice(0, rest[0] ? MOST : 40);
    if (most.length)
      return {
        title: `${name}: what it can do`,
        start: name.length + 1,
        isWhole: !rest[0],
        items: most.map((one) => subcommandItem(one, rest[0])),
      };
  }
  const chosen = subcommands.find((one) => one.name === rest[0].toLowerCase());
  return { title: "", start: 0, items: [], hint: hintOf(command, chosen) };
}

function commandNames(typed) {
  const found = state.commands.filter((one) => one.command.startsWith(typed.toLowerCase()));
  const items = found.map((one) => ({
    text: `${one.command} `,
    picture: one.is_own ? icon("slash") : avatar({ id: "app", name: "", isUs: true }, "tiny"),
    label: one.command,
    detail: [one.description, one.usage_hint].filter(Boolean).join(" · "),
    exact: one.command === typed,
  }));
  return items.length ? { title: "Commands", start: 0, items } : null;
}

function subcommandItem(one, typed) {
  return {
    text: `${one.name} `,
    picture: icon("slash"),
    label: usageOf(one),
    detail: one.summary,
    exact: one.name === typed,
  };
}

const usageOf = (one) =>
  one.usage?.startsWith(one.name) ? one.usage : [one.name, one.usage].filter(Boolean).join(" ");

function hintOf(command, chosen) {
  if (chosen) return { usage: `${command.command} ${usageOf(chosen)}`, summary: chosen.summary };
  return { usage: `${command.command} ${command.usage_hint ?? ""}`, summary: command.description };
}

function people(typed, channel) {
  const members = new Set(state.channels.get(channel)?.members ?? []);
  const wanted = typed.toLowerCase();
  const fits = (user) =>
    !user.deleted &&
    [user.name, nameOf(user), ...(user.real_name ?? "").split(" ")].some((name) =>
      name.toLowerCase().startsWith(wanted),
    );
  const users = [...state.users.values()]
    .filter(fits)
    .sort((a, b) => members.has(b.id) - members.has(a.id) || a.name.localeCompare(b.name));
  const items = users
    .slice(0, MOST)
    .map((user) => ({
      text: `@${user.name} `,
      picture: avatar(whoIs(user), "tiny"),
      label: user.name,
      detail: user.real_name,
      exact: user.name === typed,
    }));
  const all = ALL.filter(([name]) => typed && name.startsWith(wanted)).map(([name, detail]) => ({
    text: `@${name} `,
    picture: icon("people"),
    label: `@${name}`,
    detail,
    exact: name === typed,
  }));
  return { title: "People", items: [...items, ...all] };
}

function channels(typed) {
  const wanted = typed.toLowerCase();
  const found = [...state.channels.values()].filter(
    (channel) => channel.name && channel.kind !== "mpim" && channel.name.includes(wanted),
  );
  found.sort((a, b) => b.name.startsWith(wanted) - a.name.startsWith(wanted) || a.name.localeCompare(b.name));
  return {
    title: "Channels",
    items: found
      .slice(0, MOST)
      .map((channel) => ({
        text: `#${channel.name} `,
        picture: icon(channel.kind === "group" ? "lock" : "hash"),
        label: channel.name,
        detail: channel.topic?.value,
        exact: channel.name === typed,
      })),
  };
}

function emojis(typed) {
  if (typed.length < 2) return null;
  return {
    title: "Emoji",
    items: searchEmoji(typed, MOST).map((name) => ({
      text: `:${name}: `,
      picture: h("span", {}, emoji(name)),
      label: `:${name}:`,
      exact: name === typed,
    })),
  };
}

/** What a composer says while it is empty. */
export function placeholder(channel) {
  if (!channel) return "";
  if (isWithApp(channel)) return `Message ${state.app.name}`;
  return channel.kind === "im"
    ? `Message ${nameOf(state.users.get(otherIn(channel)))}`
    : `Message ${channel.kind === "mpim" ? channel.title : `#${channel.name}`}`;
}
