/** A field for files; they are uploaded when chosen, and the state holds what the workspace calls them. */

import { h } from "../core/dom.js";
import { notice } from "../kit/notices.js";
import { uploadFile } from "../compose/uploading.js";

/**
 * @param {Object} element
 * @param {Object} field see `elements.js`
 */
export function fileInput(element, { held, change, id, label }) {
  const files = [...(held?.files ?? [])];
  const names = h("span", { class: "quiet" }, files.map((file) => file.name).join(", "));
  const accept = (element.filetypes ?? []).map((type) => `.${type}`).join(",");
  const input = h("input", {
    type: "file",
    class: "field",
    id,
    "aria-label": id ? null : label,
    accept: accept || null,
    multiple: (element.max_files ?? 10) > 1,
  });
  input.addEventListener("change", async () => {
    for (const file of [...input.files].slice(0, element.max_files ?? 10)) {
      const kept = await uploadFile(file, {}).catch((error) => notice(error.message, "trouble"));
      if (kept) files.push(kept.file ?? kept);
    }
    names.textContent = files.map((file) => file.name).join(", ");
    change({ files });
  });
  return h("span", {}, input, names);
}
