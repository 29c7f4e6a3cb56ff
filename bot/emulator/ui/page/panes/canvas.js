/** A canvas, to read. */

import { fill, h } from "../core/dom.js";
import { ask } from "../core/session.js";
import { on } from "../core/state.js";
import { orSay } from "../kit/notices.js";
import { markdown } from "../text/texts.js";

export class CanvasPane {
  /** @param {string} file its id */
  constructor(file) {
    this.file = file;
    this.title = ["Canvas"];
    this.ending = on("canvas", (id) => id === file && this.open());
    this.element = h("div", { class: "canvas-page", tabindex: "0", role: "document", "aria-label": "Canvas" });
  }

  end() {
    this.ending();
  }

  async open() {
    const canvas = await orSay(ask("canvas", { file_id: this.file }));
    if (!canvas)
      return fill(this.element, h("p", { class: "quiet empty" }, "This canvas is not here, or not for you to see."));
    return fill(
      this.element,
      h("h2", {}, canvas.title),
      h("div", { class: "text document" }, markdown(canvas.markdown)),
    );
  }
}
