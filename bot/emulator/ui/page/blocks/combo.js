/** A menu to choose from by mouse or keys, with a field to narrow it; one choice or several. */

import { freshId, h, whenQuiet } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { isOpenFor, popover } from "../kit/popover.js";
import { plainText } from "../text/texts.js";

const MOST_SHOWN = 120;

/**
 * @param {{options: Function, start: string[], choose: Function, label: string, id?: string, describedBy?: string, placeholder: string,
 *   isMany?: boolean, most?: number, extra?: Object[], seek?: function(string): Promise, note?: function(string): string|null,
 *   required?: boolean}} given `choose` is called with the values chosen; it resolves to false where that was taken back;
 *   `seek` has the options fetched for what was typed, `note` says why there are none
 */
export function combo(given) {
  let chosen = [...given.start];
  const value = h("span", { class: "combo-value" });
  const opener = h(
    "button",
    {
      type: "button",
      class: "combo field",
      id: given.id,
      role: "combobox",
      "aria-haspopup": "listbox",
      "aria-expanded": "false",
      "aria-label": given.id ? null : given.label,
      "aria-describedby": given.describedBy,
      "aria-required": given.required ?? null,
    },
    value,
    icon("down"),
  );
  const show = () => {
    const known = [...given.options(), ...(given.extra ?? [])];
    const names = chosen.map((one) => known.find((option) => option.value === one)?.label ?? one);
    value.classList.toggle("unset", names.length === 0);
    if (names.length === 0) value.replaceChildren(given.placeholder);
    else
      value.replaceChildren(
        ...names.map((name) => h("span", { class: given.isMany ? "chip" : null }, plainText({ text: name }))),
      );
  };
  const take = async (values) => {
    const before = chosen;
    chosen = values;
    show();
    if ((await given.choose(values)) === false) {
      chosen = before;
      show();
    }
  };
  opener.addEventListener("click", () => isOpenFor(opener) || openList(opener, given, () => chosen, take));
  opener.addEventListener("keydown", (event) => {
    if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      opener.click();
    }
  });
  show();
  return opener;
}

function openList(opener, given, chosen, take) {
  const id = freshId("list");
  const search = h("input", {
    class: "field",
    type: "text",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": id,
    "aria-autocomplete": "list",
    "aria-label": `Find in ${given.label || "the list"}`,
    placeholder: "Type to find",
    autocomplete: "off",
  });
  const list = h("div", {
    class: "options",
    role: "listbox",
    id,
    "aria-label": given.label || given.placeholder,
    "aria-multiselectable": given.isMany ? "true" : null,
    onmousedown: (event) => event.preventDefault(), // the focus stays where one types, so that Escape means this list
  });
  const limit = h("p", { class: "quiet small-text", role: "status", hidden: true }, `You can choose up to ${given.most}.`);
  const shown = popover(opener, h("div", { class: "combo-list" }, search, list, limit), {
    label: given.label || given.placeholder,
    onclose: () => opener.removeAttribute("aria-controls"),
  });
  opener.setAttribute("aria-controls", id);
  let at = 0;
  let rows = [];
  const mark = (to) => {
    at = Math.max(0, Math.min(to, rows.length - 1));
    rows.forEach((row, i) => row.classList.toggle("at", i === at));
    if (rows[at]) search.setAttribute("aria-activedescendant", rows[at].id);
    else search.removeAttribute("aria-activedescendant");
    rows[at]?.scrollIntoView({ block: "nearest" });
  };
  const pick = (option) => {
    const held = chosen();
    if (!given.isMany) {
      shown.close();
      take(held[0] === option.value && !given.required ? [] : [option.value]);
      return;
    }
    const values = held.includes(option.value)
      ? held.filter((value) => value !== option.value)
      : [...held, option.value];
    if (given.most && values.length > given.most) return;
    take(values);
    draw(at);
  };
  const draw = (to, words) => {
    const found = given.seek ? given.options() : matching(given.options(), search.value);
    const isFull = Boolean(given.isMany && given.most && chosen().length >= given.most);
    rows = [];
    list.replaceChildren(...rowsOf(found, chosen(), rows, pick, isFull));
    limit.hidden = !isFull;
    if (!found.length) list.append(h("p", { class: "quiet" }, words ?? given.note?.(search.value) ?? "Nothing fits."));
    mark(to);
    shown.place();
  };
  const seek = async () => {
    const typed = search.value;
    const trouble = await given.seek(typed).catch((error) => error.message);
    if (search.value === typed && search.isConnected) draw(0, trouble);
  };
  const seekSoon = whenQuiet(seek, 200);
  search.addEventListener("input", () => {
    if (!given.seek) draw(0);
    else if (given.note(search.value)) seek();
    else seekSoon();
  });
  search.addEventListener("keydown", (event) =>
    keyed(
      event,
      () => at,
      mark,
      () => rows[at]?.click(),
      shown,
    ),
  );
  draw(
    Math.max(
      0,
      given.options().findIndex((option) => option.value === chosen()[0]),
    ),
  );
  search.focus();
  if (given.seek) seek();
}

function keyed(event, at, mark, pick, shown) {
  const moves = {
    ArrowDown: () => mark(at() + 1),
    ArrowUp: () => mark(at() - 1),
    PageDown: () => mark(at() + 8),
    PageUp: () => mark(at() - 8),
    Enter: pick,
    Tab: () => shown.close(),
  };
  if (!moves[event.key]) return;
  if (event.key !== "Tab") event.preventDefault();
  event.stopPropagation();
  moves[event.key]();
}

function matching(options, typed) {
  const words = typed.toLowerCase().replace(/^[@#]/, "").split(/\s+/).filter(Boolean);
  const fits = (option) => words.every((word) => `${option.label} ${option.detail ?? ""}`.toLowerCase().includes(word));
  return options.filter(fits).slice(0, MOST_SHOWN);
}

/** The options as rows; where no more can be chosen, those that are not are seen and cannot be picked. */
function rowsOf(options, chosen, rows, pick, isFull) {
  let group;
  return options.flatMap((option) => {
    const row = h(
      "div",
      {
        class: "option",
        role: "option",
        id: freshId("option"),
        "aria-selected": chosen.includes(option.value),
        "aria-disabled": isFull && !chosen.includes(option.value) ? "true" : null,
        onclick: () => pick(option),
      },
      h("span", { class: "grow" }, plainText({ text: option.label }), option.detail && h("small", {}, option.detail)),
      chosen.includes(option.value) && icon("check"),
    );
    rows.push(row);
    const isNew = option.group && option.group !== group;
    group = option.group;
    return isNew ? [h("div", { class: "option-group", role: "presentation" }, group), row] : [row];
  });
}
