/** A picture at full size. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { windowed } from "../kit/dialogs.js";

/**
 * @param {string} address
 * @param {string} alt
 * @param {string} [save] where to save it from
 */
export function openPicture(address, alt, save) {
  const image = h("img", { src: address, alt });
  image.addEventListener("click", () => image.classList.toggle("actual"));
  windowed({
    title: alt || "Picture",
    className: "lightbox",
    body: image,
    foot: [h("a", { class: "button", href: save ?? address, download: true }, icon("download"), "Download")],
  });
}
