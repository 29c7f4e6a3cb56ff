/** Block Kit: a list of blocks as elements, each kind by its own function. */

import { h } from "../core/dom.js";
import { richText } from "../text/rich.js";
import { markdown, plainText, textObject } from "../text/texts.js";
import { interactive } from "./elements.js";
import { inputBlock } from "./input.js";
import { picture } from "./picture.js";
import { dataVisualization } from "./charts.js";
import { dataTable, tableBlock } from "./table.js";
import { alertBlock, card, container, plan, taskCard, video } from "./newer.js";

/**
 * What the blocks show.
 * @param {Object[]} blocks
 * @param {import("./surface.js").Surface} surface where they stand, and what to do with what is chosen
 * @returns {Node[]}
 */
export function blockKit(blocks, surface) {
  return blocks.map((block) => {
    const shown = (KINDS[block.type] ?? unknown)(block, surface);
    shown.classList.add("block", `block-${block.type}`);
    if (block.block_id) shown.dataset.block = block.block_id;
    return shown;
  });
}

function section(block, surface) {
  const accessory = block.accessory && h("div", { class: "accessory" }, element(block.accessory, block, surface));
  return h(
    "div",
    { class: block.accessory ? "with-accessory" : null },
    h(
      "div",
      { class: "section-main" },
      block.text && h("div", { class: "text" }, textObject(block.text)),
      block.fields &&
        h(
          "div",
          { class: "fields" },
          block.fields.map((field) => h("div", { class: "text" }, textObject(field))),
        ),
    ),
    accessory,
  );
}

function element(item, block, surface) {
  if (item.type === "image") return picture(item, surface, "small");
  return interactive(item, block, surface);
}

function context(block, surface) {
  return h(
    "div",
    {},
    block.elements.map((item) =>
      item.type === "image" ? picture(item, surface, "tiny") : h("div", { class: "text" }, textObject(item)),
    ),
  );
}

const KINDS = {
  section,
  context,
  header: (block, surface) =>
    h("div", { role: "heading", "aria-level": surface.kind === "home" ? "2" : "3" }, plainText(block.text)),
  divider: () => h("hr"),
  actions: (block, surface) =>
    h(
      "div",
      {},
      block.elements.map((item) => element(item, block, surface)),
    ),
  context_actions: (block, surface) =>
    h(
      "div",
      {},
      block.elements.map((item) => element(item, block, surface)),
    ),
  image: (block, surface) =>
    h("figure", {}, block.title && h("figcaption", {}, plainText(block.title)), picture(block, surface, "full")),
  input: inputBlock,
  rich_text: (block) => h("div", { class: "text" }, richText(block)),
  markdown: (block) => h("div", { class: "text" }, markdown(block.text)),
  table: tableBlock,
  data_table: dataTable,
  data_visualization: dataVisualization,
  file: (block) => h("div", { class: "quiet" }, `Remote file ${block.external_id ?? ""}`),
  alert: alertBlock,
  card: (block, surface) => card(block, surface, element),
  carousel: (block, surface) =>
    h(
      "div",
      {},
      (block.elements ?? block.cards ?? []).map((item) => card(item, surface, element)),
    ),
  container: (block, surface) => container(block, blockKit(block.child_blocks ?? [], surface)),
  plan,
  task_card: taskCard,
  video,
};

function unknown(block) {
  return h("div", { class: "quiet" }, `A block of type ${block.type} is not shown here.`);
}
