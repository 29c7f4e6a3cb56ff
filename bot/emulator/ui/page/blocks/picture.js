/** Images of blocks. Those of this workspace are shown; those elsewhere are named and linked, as no request leaves the machine. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { state } from "../core/state.js";
import { openPicture } from "../messages/lightbox.js";

/** The address here of a picture in this workspace, or null. */
export function localPicture(image) {
  const id =
    image.slack_file?.id ??
    (image.slack_file?.url ?? image.image_url ?? "").match(/\/files(?:-pri)?\/(?:T\w+-)?(?:U\w+\/)?(F\w+)/)?.[1];
  const url = image.image_url ?? "";
  if (id && (image.slack_file || isOurs(url))) return `/ui/file/${id}?as=${state.me}`;
  if (/^data:image\//.test(url) || isOurs(url)) return url;
  return null;
}

function isOurs(url) {
  return Boolean(url) && (url.startsWith(`${location.origin}/`) || (state.team?.url && url.startsWith(state.team.url)));
}

/**
 * @param {Object} image
 * @param {Object} surface
 * @param {"tiny"|"small"|"full"} size
 */
export function picture(image, surface, size) {
  const address = localPicture(image);
  const alt = image.alt_text ?? "";
  if (!address) return elsewhere(image, alt, size);
  const shown = h("img", { src: address, alt, class: `picture ${size}`, loading: "lazy" });
  if (size !== "full") return shown;
  return h(
    "button",
    {
      type: "button",
      class: "picture-button",
      "aria-label": `Enlarge ${alt || "picture"}`,
      onclick: () => openPicture(address, alt),
    },
    shown,
  );
}

function elsewhere(image, alt, size) {
  const url = image.image_url ?? image.slack_file?.url ?? "";
  const label = alt || "Picture";
  if (size === "tiny")
    return h("span", { class: "picture-away tiny", role: "img", "aria-label": label, title: label }, icon("image"));
  const words = h("span", {}, label, h("small", {}, "kept elsewhere, not loaded here"));
  const body = [icon("image"), words];
  return /^https?:/i.test(url)
    ? h("a", { class: `picture-away ${size}`, href: url, target: "_blank", rel: "noopener noreferrer" }, body)
    : h("span", { class: `picture-away ${size}` }, body);
}
