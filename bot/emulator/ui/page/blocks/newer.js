/** Slack's newer blocks, which the app shown here may use one day: alerts, cards, containers, plans, videos. */

import { h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { link } from "../text/nodes.js";
import { richText } from "../text/rich.js";
import { textObject } from "../text/texts.js";
import { picture } from "./picture.js";

/** A framed remark of some level. */
export function alertBlock(block) {
  return h(
    "div",
    { class: `alert-${block.level ?? "default"}`, role: "note" },
    icon(block.level === "info" ? "info" : "alert"),
    h("div", { class: "text" }, textObject(block.text)),
  );
}

/** A card with a picture, words and buttons. */
export function card(block, surface, element) {
  const words = (name) => block[name] && h("div", { class: `text card-${name}` }, textObject(block[name]));
  return h(
    "article",
    { class: "card" },
    block.hero_image && picture(block.hero_image, surface, "small"),
    words("title"),
    words("subtitle"),
    words("body"),
    block.actions &&
      h(
        "div",
        { class: "block-actions" },
        block.actions.map((item) => element(item, block, surface)),
      ),
    words("subtext"),
  );
}

/** Blocks within a frame that may be folded. */
export function container(block, children) {
  const title = [
    h("strong", {}, textObject(block.title)),
    block.subtitle && h("span", { class: "quiet" }, textObject(block.subtitle)),
  ];
  if (!block.is_collapsible) return h("section", {}, h("header", {}, title), children);
  return h("details", { open: !block.default_collapsed }, h("summary", {}, title), children);
}

/** A list of tasks and how far they are. */
export function plan(block) {
  return h("section", {}, h("strong", {}, block.title), (block.tasks ?? []).map(taskCard));
}

/** One task. */
export function taskCard(task) {
  return h(
    "div",
    { class: `task-card status-${task.status}` },
    icon(task.status === "complete" ? "check" : "clock"),
    h(
      "div",
      {},
      h("span", {}, task.title),
      h("small", {}, ` ${(task.status ?? "").replace(/_/g, " ")}`),
      task.details && h("div", { class: "text quiet" }, richText(task.details)),
      task.output && h("div", { class: "text" }, richText(task.output)),
      task.sources &&
        h(
          "p",
          {},
          task.sources.map((source) => [link(source.url, [source.text ?? source.url]), " "]),
        ),
    ),
  );
}

/** A video, named and linked. */
export function video(block) {
  const title = textObject(block.title);
  const origin = [block.author_name, block.provider_name].filter(Boolean);
  return h(
    "figure",
    {},
    block.title_url ? link(block.title_url, title) : title,
    origin.length > 0 && h("div", { class: "quiet small-text" }, origin.join(" · ")),
    block.description && h("div", { class: "quiet" }, textObject(block.description)),
    picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, null, "small"),
  );
}
