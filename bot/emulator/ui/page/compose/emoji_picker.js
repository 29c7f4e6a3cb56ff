/** The picker of emoji: by group, by search, by mouse and keys. */

import { h } from "../core/dom.js";
import { isOpenFor, popover } from "../kit/popover.js";
import { emoji, groups, searchEmoji } from "../text/emoji.js";

/**
 * Let somebody choose an emoji beside `anchor`.
 * @param {Element} anchor
 * @param {function(string): void} choose called with the name
 */
export function pickEmoji(anchor, choose) {
  if (isOpenFor(anchor)) return;
  const search = h("input", {
    class: "field",
    type: "text",
    role: "searchbox",
    placeholder: "Search emoji",
    "aria-label": "Search emoji",
    autocomplete: "off",
  });
  const shelf = h("div", { class: "emoji-shelf" });
  const name = h("div", { class: "emoji-name quiet" }, "Pick an emoji");
  const shown = popover(anchor, h("div", { class: "emoji-picker" }, search, shelf, name), {
    label: "Emoji",
    side: "above",
  });
  const tile = (one) =>
    h(
      "button",
      { type: "button", class: "emoji-tile", "aria-label": one.replace(/_/g, " "), dataset: { name: one } },
      emoji(one),
    );
  const draw = () => {
    const found = search.value.trim() ? [["Found", searchEmoji(search.value.trim())]] : groups;
    shelf.replaceChildren(
      ...found.map(([title, names]) =>
        h("section", { "aria-label": title }, h("h3", {}, title), h("div", { class: "emoji-grid" }, names.map(tile))),
      ),
    );
    if (!shelf.querySelector(".emoji-tile"))
      shelf.replaceChildren(h("p", { class: "quiet" }, "No emoji has this name here."));
  };
  search.addEventListener("input", draw);
  shelf.addEventListener("click", (event) => {
    const chosen = event.target.closest(".emoji-tile");
    if (!chosen) return;
    shown.close();
    choose(chosen.dataset.name);
  });
  for (const kind of ["pointerover", "focusin"]) {
    shelf.addEventListener(kind, (event) => {
      const over = event.target.closest(".emoji-tile");
      if (over) name.textContent = `:${over.dataset.name}:`;
    });
  }
  shown.element.addEventListener("keydown", (event) => keyed(event, search, shelf));
  draw();
  shown.place();
  search.focus();
}

function keyed(event, search, shelf) {
  const tiles = [...shelf.querySelectorAll(".emoji-tile")];
  const at = tiles.indexOf(document.activeElement);
  if (document.activeElement === search) {
    if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      if (event.key === "Enter") tiles[0]?.click();
      else tiles[0]?.focus();
    }
    return;
  }
  const across = acrossOf(tiles);
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across };
  if (!(event.key in steps)) return;
  event.preventDefault();
  (tiles[at + steps[event.key]] ?? search).focus();
}

/** How many tiles stand beside each other. */
function acrossOf(tiles) {
  const top = tiles[0]?.offsetTop;
  const count = tiles.findIndex((tile) => tile.offsetTop !== top);
  return count === -1 ? tiles.length : count;
}
