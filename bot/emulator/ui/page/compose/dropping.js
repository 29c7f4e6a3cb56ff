/** Files dragged onto a pane. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";

/**
 * @param {HTMLElement} pane
 * @param {function(File[]): void} take
 */
export function acceptDrops(pane, take) {
  const veil = h("div", { class: "drop-veil", hidden: true }, icon("download"), "Drop to add to your message");
  pane.append(veil);
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  pane.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  pane.addEventListener("dragleave", (event) => {
    if (!pane.contains(event.relatedTarget)) veil.hidden = true;
  });
  pane.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    const files = [...event.dataTransfer.files];
    if (files.length) take(files);
  });
}
