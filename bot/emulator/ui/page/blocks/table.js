/** Table blocks. */

import { h } from "../core/dom.js";
import { richText } from "../text/rich.js";
import { plainText } from "../text/texts.js";

/** @param {Object} block */
export function tableBlock(block) {
  const settings = block.column_settings ?? [];
  const [head, ...rows] = block.rows ?? [];
  const row = (cells, tag) =>
    h(
      "tr",
      {},
      cells.map((cell, i) =>
        h(tag, { class: classOf(settings[i]), scope: tag === "th" ? "col" : null }, content(cell)),
      ),
    );
  return h(
    "div",
    { class: "table-scroll", tabindex: "0", role: "group", "aria-label": "Table" },
    h(
      "table",
      {},
      head && h("thead", {}, row(head, "th")),
      h(
        "tbody",
        {},
        rows.map((cells) => row(cells, "td")),
      ),
    ),
  );
}

function classOf(setting) {
  const names = [setting?.align && `to-${setting.align}`, setting?.is_wrapped && "wrapped"].filter(Boolean);
  return names.length ? names.join(" ") : null;
}

function content(cell) {
  if (cell.type === "rich_text") return h("div", { class: "text" }, richText(cell));
  return plainText({ text: String(cell.text ?? cell.value ?? "") });
}
