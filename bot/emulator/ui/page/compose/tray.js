/** The files that wait in a composer until the message is sent. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { ask } from "../core/session.js";
import { sizeOf } from "../messages/files.js";
import { uploadFile } from "./uploading.js";

const uploaded = new WeakMap(); // what the workspace calls them

export class Tray {
  constructor() {
    this.files = [];
    this.element = h("div", { class: "tray", role: "group", "aria-label": "Files to send", hidden: true });
  }

  add(files) {
    this.files.push(...files);
    this.draw();
  }

  draw() {
    this.element.hidden = this.files.length === 0;
    this.element.replaceChildren(...this.files.map((file) => this.card(file)));
  }

  card(file) {
    const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
    const sign = isPicture
      ? h("img", { src: URL.createObjectURL(file), alt: "", onload: (event) => URL.revokeObjectURL(event.target.src) })
      : icon("file");
    const remove = () => {
      this.files.splice(this.files.indexOf(file), 1);
      this.draw();
    };
    return h(
      "div",
      { class: "tray-card" },
      sign,
      h(
        "span",
        { class: "grow" },
        h("span", { class: "file-name" }, file.name || "pasted picture"),
        h("small", {}, sizeOf(file.size)),
      ),
      h("progress", { max: "1", value: 0, hidden: true, "aria-label": `Upload of ${file.name}` }),
      h(
        "button",
        { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, onclick: remove },
        icon("close"),
      ),
    );
  }

  /**
   * Send all of them in one message. What is uploaded stays so when sending fails, and is not uploaded again.
   * @param {{channel: string, thread_ts?: string, broadcast?: boolean}} where
   * @param {string} text
   */
  async send(where, text) {
    const sent = [...this.files];
    for (const [i, file] of sent.entries()) {
      if (uploaded.has(file)) continue;
      const bar = this.element.querySelectorAll("progress")[i];
      bar.hidden = false;
      try {
        uploaded.set(file, (await uploadFile(file, {}, (done) => (bar.value = done))).file.id);
      } finally {
        bar.hidden = true;
      }
    }
    await ask("say", { ...where, text, files: sent.map((file) => uploaded.get(file)) });
    this.files = this.files.filter((file) => !sent.includes(file));
    this.draw();
  }
}
