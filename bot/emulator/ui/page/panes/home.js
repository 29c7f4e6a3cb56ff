/** The app's Home, as it is published for the person acted as. */

import { blockKit } from "../blocks/blocks.js";
import { Surface } from "../blocks/surface.js";
import { fill, h } from "../core/dom.js";
import { ask } from "../core/session.js";
import { on, state } from "../core/state.js";
import { orSay } from "../kit/notices.js";
import { homeHead } from "./head.js";

export class Home {
  constructor() {
    this.body = h("div", { class: "home-page" });
    this.element = h(
      "section",
      { class: "conversation", "aria-label": "Home" },
      homeHead(),
      h("div", { class: "scroll home-scroll", tabindex: "0" }, this.body),
    );
    this.endings = [on("home", () => this.draw()), on("users", () => this.draw()), on("clock", () => this.ask())];
  }

  end() {
    this.endings.forEach((end) => end());
  }

  open() {
    fill(this.body, h("p", { class: "quiet empty" }, "…"));
    this.ask();
  }

  /** After a break. */
  refresh() {
    this.ask();
  }

  async ask() {
    const view = await orSay(ask("home"));
    const shown = view?.view ?? view;
    if (shown?.blocks) state.home = shown;
    this.isAnswered = true;
    this.draw();
  }

  draw() {
    const view = state.home;
    if (!view && !this.isAnswered) return;
    if (!view) {
      fill(
        this.body,
        h("p", { class: "quiet empty" }, `${state.app.name ?? "The app"} has published nothing for you here yet.`),
      );
      return;
    }
    const surface = new Surface({ kind: "home", where: { view_id: view.id }, values: view.state?.values ?? {} });
    const held = this.body.contains(document.activeElement) ? document.activeElement.dataset.action : null;
    fill(this.body, blockKit(view.blocks, surface));
    if (held) this.body.querySelector(`[data-action="${CSS.escape(held)}"]`)?.focus();
  }
}
