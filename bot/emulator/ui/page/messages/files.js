/** The files of a message: pictures, texts with a preview, canvases, and all others as a card. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { turn } from "../core/place.js";
import { state } from "../core/state.js";
import { openPicture } from "./lightbox.js";
import { openText, preview, TEXTUAL } from "./text_file.js";

const MOST_PREVIEWED = 200000; // bytes

/** Where the page gets the bytes of a file. */
export function fileAddress(file, { download = false } = {}) {
  return `/ui/file/${file.id}?as=${state.me}${download ? "&download=1" : ""}`;
}

/** @param {Object} message */
export function files(message) {
  return h("div", { class: "files" }, message.files.map(shown));
}

function shown(file) {
  if (file.mode === "tombstone")
    return h("div", { class: "file-card" }, icon("trash"), h("span", { class: "quiet" }, "This file was deleted."));
  if (file.filetype === "quip" || file.mode === "quip") return canvasCard(file);
  if (file.is_picture ?? /^image\/(png|jpeg|gif|webp)$/.test(file.mimetype ?? "")) return picture(file);
  return card(file);
}

function picture(file) {
  const alt = file.alt_txt || file.title || file.name;
  const image = h("img", { src: fileAddress(file), alt, loading: "lazy", class: "file-picture" });
  image.addEventListener("error", () => holder.replaceWith(card(file)));
  const holder = h(
    "figure",
    { class: "file-figure" },
    h("figcaption", { class: "quiet small-text" }, file.title || file.name, " ", download(file)),
    h(
      "button",
      {
        type: "button",
        class: "picture-button",
        "aria-label": `Enlarge ${alt}`,
        onclick: () => openPicture(fileAddress(file), alt, fileAddress(file, { download: true })),
      },
      image,
    ),
  );
  return holder;
}

function card(file) {
  const kind = (file.filetype || "file").toUpperCase();
  const words = h(
    "span",
    { class: "grow" },
    h("span", { class: "file-name" }, file.title || file.name),
    h("small", {}, `${kind} · ${sizeOf(file.size)}`),
  );
  const sign = h("span", { class: `file-sign type-${TEXTUAL.test(file.name) ? "text" : file.filetype}` }, icon("file"));
  const made = h("div", { class: "file-card" }, opener(file, [sign, words]), download(file));
  if (!TEXTUAL.test(file.name) || !file.size || file.size > MOST_PREVIEWED) return made;
  return h(
    "div",
    { class: "file-with-preview" },
    made,
    preview(file, fileAddress(file), fileAddress(file, { download: true })),
  );
}

/** A text opens on the page, a PDF in a tab, anything else is saved. */
function opener(file, children) {
  if (TEXTUAL.test(file.name))
    return h(
      "button",
      {
        type: "button",
        class: "file-open",
        onclick: () => openText(file, fileAddress(file), fileAddress(file, { download: true })),
      },
      children,
    );
  const isPdf = file.filetype === "pdf";
  return h(
    "a",
    {
      class: "file-open",
      href: fileAddress(file, { download: !isPdf }),
      ...(isPdf ? { target: "_blank", rel: "noopener" } : { download: file.name }),
    },
    children,
  );
}

function download(file) {
  return h(
    "a",
    {
      class: "icon-button",
      href: fileAddress(file, { download: true }),
      download: file.name,
      "aria-label": `Download ${file.name}`,
      title: "Download",
    },
    icon("download"),
  );
}

function canvasCard(file) {
  return h(
    "div",
    { class: "file-card" },
    h(
      "button",
      { type: "button", class: "file-open", onclick: () => turn({ canvas: file.id }) },
      h("span", { class: "file-sign type-canvas" }, icon("canvas")),
      h(
        "span",
        { class: "grow" },
        h("span", { class: "file-name" }, file.title || file.name),
        h("small", {}, "Canvas"),
      ),
    ),
  );
}

/** "12 kB" */
export function sizeOf(bytes) {
  if (!bytes) return "empty";
  const units = ["B", "kB", "MB", "GB"];
  const step = Math.min(Math.floor(Math.log(bytes) / Math.log(1000)), 3);
  const number = bytes / 1000 ** step;
  return `${step && number < 10 ? number.toFixed(1) : Math.round(number)} ${units[step]}`;
}
