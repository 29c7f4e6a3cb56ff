/** Secondary attachments: quoted messages, previews of links, and apps' older messages. */

import { blockKit } from "../blocks/blocks.js";
import { localPicture } from "../blocks/picture.js";
import { h } from "../core/dom.js";
import { link } from "../text/nodes.js";
import { mrkdwn } from "../text/texts.js";

const COLOURS = { good: "#2eb67d", warning: "#ecb22e", danger: "#e01e5a" };

/**
 * @param {Object} message
 * @param {import("../blocks/surface.js").Surface} surface
 */
export function attachments(message, surface) {
  return h(
    "div",
    { class: "attachments" },
    message.attachments.map((one) => attachment(one, surface)),
  );
}

function attachment(one, surface) {
  const body = h(
    "div",
    { class: "attachment-body" },
    one.author_name &&
      h(
        "div",
        { class: "attachment-author" },
        one.author_link ? link(one.author_link, [one.author_name]) : one.author_name,
      ),
    one.title &&
      h(
        "div",
        { class: "attachment-title" },
        one.title_link ? link(one.title_link, mrkdwnLine(one.title)) : mrkdwnLine(one.title),
      ),
    one.text && !one.blocks && h("div", { class: "text" }, mrkdwn(one.text)),
    one.blocks && blockKit(one.blocks, surface),
    one.fields &&
      h(
        "div",
        { class: "fields" },
        one.fields.map((field) =>
          h("div", { class: field.short ? "short text" : "text" }, h("strong", {}, field.title), mrkdwn(field.value)),
        ),
      ),
    one.image_url && image(one),
    (one.footer || one.ts) && h("div", { class: "quiet small-text" }, one.footer),
  );
  const bar = h("div", { class: "attachment" }, body);
  const colour =
    COLOURS[one.color] ?? (/^#?[0-9a-f]{6}$/i.test(one.color ?? "") ? `#${one.color.replace("#", "")}` : null);
  if (colour) bar.style.borderLeftColor = colour;
  return [one.pretext && h("div", { class: "text" }, mrkdwn(one.pretext)), bar];
}

function mrkdwnLine(text) {
  return mrkdwn(text).flatMap((paragraph) => [...paragraph.childNodes]);
}

function image(one) {
  const address = localPicture({ image_url: one.image_url });
  return address
    ? h("img", { src: address, alt: one.fallback ?? "", class: "picture full" })
    : link(one.image_url, [one.fallback || one.image_url]);
}
