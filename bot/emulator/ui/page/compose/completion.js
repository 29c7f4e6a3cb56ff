/** The list of suggestions above a composer, and its keys. */

import { freshId, h } from "../core/dom.js";
import { suggest } from "./suggestions.js";

export class Completion {
  /**
   * @param {HTMLTextAreaElement} input
   * @param {{withCommands: boolean, channel?: string}} how
   */
  constructor(input, how) {
    this.input = input;
    this.how = how;
    this.id = freshId("suggestions");
    this.panel = h("div", { class: "suggestions", hidden: true });
    input.before(this.panel);
    input.setAttribute("aria-autocomplete", "list");
    input.addEventListener("input", () => this.look());
    input.addEventListener("click", () => this.look());
    input.addEventListener("blur", () =>
      setTimeout(() => input.isConnected && document.activeElement !== input && this.close(), 150),
    );
  }

  look() {
    const { selectionStart, selectionEnd, value } = this.input;
    this.found = selectionStart === selectionEnd ? suggest(value.slice(0, selectionStart), this.how) : null;
    if (!this.found) this.close();
    else if (this.found.hint) this.showHint(this.found.hint);
    else this.showItems();
  }

  showHint({ usage, summary }) {
    this.close();
    this.panel.replaceChildren(
      h(
        "div",
        { class: "usage-hint", role: "status" },
        h("code", {}, usage),
        summary && h("span", { class: "quiet" }, summary),
      ),
    );
    this.panel.hidden = false;
  }

  showItems() {
    this.rows = this.found.items.map((item, i) =>
      h(
        "div",
        {
          class: "option",
          role: "option",
          id: freshId("suggestion"),
          "aria-selected": false,
          onpointerdown: (event) => {
            event.preventDefault();
            this.take(i);
          },
        },
        h("span", { class: "suggestion-picture" }, item.picture),
        h("span", { class: "suggestion-label" }, item.label),
        item.detail && h("small", { class: "grow" }, item.detail),
      ),
    );
    this.panel.replaceChildren(
      h("div", { class: "suggestions-title", "aria-hidden": "true" }, this.found.title),
      h("div", { role: "listbox", class: "suggestion-rows", id: this.id, "aria-label": this.found.title }, this.rows),
    );
    this.panel.hidden = false;
    this.input.setAttribute("aria-controls", this.id);
    if (this.found.isWhole) this.at = -1; // what stands there can be sent, so nothing is chosen unasked
    else
      this.mark(
        Math.max(
          0,
          this.found.items.findIndex((item) => item.exact),
        ),
      );
  }

  mark(to) {
    this.at = (to + this.rows.length) % this.rows.length;
    this.rows.forEach((row, i) => {
      row.classList.toggle("at", i === this.at);
      row.setAttribute("aria-selected", String(i === this.at));
    });
    this.input.setAttribute("aria-activedescendant", this.rows[this.at].id);
    this.rows[this.at].scrollIntoView({ block: "nearest" });
  }

  close() {
    this.rows = null;
    this.panel.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
    this.input.removeAttribute("aria-controls");
  }

  take(i) {
    const { start, items } = this.found;
    const end = this.input.selectionStart;
    this.input.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, items[i].text))
      this.input.setRangeText(items[i].text, start, end, "end");
    this.input.focus();
    this.look();
  }

  /** Take a key of the field; says whether it was for the list. What is typed out in full is sent, not completed. */
  keyed(event) {
    if (!this.rows) {
      if (event.key !== "Escape" || this.panel.hidden) return false;
      event.stopPropagation(); // it closes the hint, and not what the composer stands in
      this.close();
      return true;
    }
    const acts = {
      ArrowDown: () => this.mark(this.at + 1),
      ArrowUp: () => this.mark(Math.max(this.at, 0) - 1),
      Escape: () => this.close(),
      Tab: () => this.take(Math.max(this.at, 0)),
      Enter: () => this.take(this.at),
    };
    const act = acts[event.key];
    if (!act || event.shiftKey || event.isComposing) return false;
    if (event.key === "Enter" && (this.at < 0 || this.found.items[this.at].exact)) {
      this.close();
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    act();
    return true;
  }
}
