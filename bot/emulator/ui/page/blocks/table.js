/** Table blocks, and data tables with a caption and pages. */

import { h } from "../core/dom.js";
import { richText } from "../text/rich.js";
import { plainText } from "../text/texts.js";

/** @param {Object} block of type `table` */
export function tableBlock(block) {
  const [head, ...rows] = block.rows ?? [];
  const { table } = made({ head, rows, settings: block.column_settings ?? [] });
  return framed(table, "Table");
}

/** @param {Object} block of type `data_table`: the first page of it, and the rest when asked for */
export function dataTable(block) {
  const [head, ...rows] = block.rows;
  const size = block.page_size ?? rows.length;
  const { table, body, row } = made({ head, rows: rows.slice(0, size), names: block.row_header_column_index });
  if (block.caption) table.prepend(h("caption", {}, block.caption));
  const rest = rows.slice(size);
  const more = h(
    "button",
    {
      type: "button",
      class: "link small-text",
      onclick: () => {
        body.append(...rest.map(row));
        more.remove();
      },
    },
    `Show ${rest.length} more ${rest.length === 1 ? "row" : "rows"}`,
  );
  return h("div", {}, framed(table, block.caption ?? "Table"), rest.length > 0 && more);
}

const framed = (table, label) =>
  h("div", { class: "table-scroll", tabindex: "0", role: "group", "aria-label": label }, table);

/** A table, its body, and what makes a row of it; `names` is the column that names its row. */
function made({ head, rows, settings = [], names = null }) {
  const row = (cells, tag) =>
    h(
      "tr",
      {},
      cells.map((cell, i) => {
        const isName = tag === "td" && i === names;
        const scope = tag === "th" ? "col" : isName ? "row" : null;
        return h(isName ? "th" : tag, { class: classOf(settings[i], cell), scope }, content(cell));
      }),
    );
  const body = h(
    "tbody",
    {},
    rows.map((cells) => row(cells, "td")),
  );
  return { table: h("table", {}, head && h("thead", {}, row(head, "th")), body), body, row: (cells) => row(cells, "td") };
}

function classOf(setting, cell) {
  const align = setting?.align ?? (cell.type === "raw_number" ? "right" : null);
  const names = [align && `to-${align}`, setting?.is_wrapped && "wrapped"].filter(Boolean);
  return names.length ? names.join(" ") : null;
}

function content(cell) {
  if (cell.type === "rich_text") return h("div", { class: "text" }, richText(cell));
  return plainText({ text: String(cell.text ?? cell.value ?? "") });
}
