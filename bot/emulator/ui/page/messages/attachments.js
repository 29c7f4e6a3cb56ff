/** Secondary attachments: quoted messages, previews of links, and apps' older messages. */

import { blockKit } from "../blocks/blocks.js";
import { localPicture, picture } from "../blocks/picture.js";
import { h } from "../core/dom.js";
import { now, zone } from "../core/state.js";
import { moment } from "../core/times.js";
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
  const foot = [one.footer, one.ts && moment(Number(one.ts), zone(), now())].filter(Boolean);
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
    foot.length > 0 && h("div", { class: "quiet small-text" }, foot.join(" | ")),
  );
  const thumb =
    one.thumb_url && picture({ image_url: one.thumb_url, alt_text: one.title ?? one.fallback }, surface, "small");
  const bar = h("div", { class: "attachment" }, body, thumb);
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
