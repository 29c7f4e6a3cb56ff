/** The bar above a conversation: what is pinned, its canvases, its bookmarks; links are added and changed here. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { turn } from "../core/place.js";
import { ask } from "../core/session.js";
import { windowed } from "../kit/dialogs.js";
import { orSay } from "../kit/notices.js";
import { showPane } from "../shell/side.js";
import { emoji } from "../text/emoji.js";
import { link } from "../text/nodes.js";

/**
 * @param {Object} channel
 * @returns {HTMLElement|null} nothing where there is nothing to show or to add
 */
export function barOf(channel) {
  const pins = channel.pins?.length ?? 0;
  const canvases = channel.canvases ?? [];
  const marks = channel.bookmarks ?? [];
  const canAdd = channel.is_member && !channel.is_archived && channel.kind !== "im";
  if (!pins && !canvases.length && !marks.length && !canAdd) return null;
  return h(
    "nav",
    { class: "bookmarks", "aria-label": "Pins and bookmarks" },
    pins > 0 && opener("pin", `${pins} pinned`, "pins", () => showPane("pins")),
    canvases.map((canvas) =>
      opener("canvas", canvas.title || "Canvas", `canvas-${canvas.id}`, () => turn({ canvas: canvas.id, thread: null })),
    ),
    marks.map((mark) => bookmark(channel, mark, canAdd)),
    canAdd && opener("plus", "Add a bookmark", "add-bookmark", () => editBookmark(channel), "quiet"),
  );
}

function opener(sign, label, key, act, more = "") {
  return h("button", { type: "button", class: `bookmark ${more}`, dataset: { key }, onclick: act }, icon(sign), label);
}

function bookmark(channel, mark, canEdit) {
  const name = mark.title || mark.link;
  const made = link(mark.link ?? "", [
    mark.emoji ? emoji(mark.emoji.replace(/:/g, "")) : icon("bookmark"),
    h("span", { class: "bookmark-name" }, name),
  ]);
  made.classList.add("bookmark");
  made.title = mark.link;
  const label = `Edit bookmark ${name}`;
  return h(
    "span",
    { class: "bookmark-holder" },
    made,
    canEdit &&
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": label,
          title: "Edit bookmark",
          dataset: { key: `bookmark-${mark.id}` },
          onclick: () => editBookmark(channel, mark),
        },
        icon("edit"),
      ),
  );
}

/** Ask for a link and its name; of a bookmark that is there already, or of a new one. */
function editBookmark(channel, mark = null) {
  const field = (id, value, placeholder) =>
    h("input", { class: "field", id, value, placeholder, autocomplete: "off", maxlength: "2048" });
  const address = field("bookmark-link", mark?.link ?? "", "https://");
  const title = field("bookmark-name", mark?.title ?? "", "How it is called here");
  const end = (verb, values) =>
    orSay(ask(verb, { channel: channel.id, ...(mark ? { bookmark: mark.id } : {}), ...values }).then(() => dialog.close()));
  const save = (event) => {
    event.preventDefault();
    end(mark ? "edit_bookmark" : "add_bookmark", { link: address.value, title: title.value });
  };
  const remove = h(
    "button",
    { type: "button", class: "button danger", onclick: () => end("remove_bookmark", {}) },
    "Remove",
  );
  const form = h(
    "form",
    { class: "create-form", onsubmit: save },
    h("label", { for: "bookmark-link" }, "Link"),
    address,
    h("label", { for: "bookmark-name" }, "Name"),
    title,
    h("div", { class: "row end" }, mark && remove, h("button", { class: "button primary", type: "submit" }, "Save")),
  );
  const dialog = windowed({ title: mark ? "Edit bookmark" : "Add a bookmark", body: form, className: "small" });
  address.focus();
}
