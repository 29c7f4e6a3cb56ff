/** A field for files; they are uploaded when chosen, and the state holds what the workspace calls them. */

import { fill, h } from "../core/dom.js";
import { icon } from "../core/icons.js";
import { notice } from "../kit/notices.js";
import { uploadFile } from "../compose/uploading.js";

const MOST = 10;

/**
 * @param {Object} element
 * @param {Object} field see `elements.js`
 */
export function fileInput(element, { held, change, id, label, describedBy, required }) {
  const most = element.max_files ?? MOST;
  const kinds = (element.filetypes ?? []).map((type) => type.toLowerCase());
  let files = [...(held?.files ?? [])];
  const names = h("ul", { class: "chosen-files" });
  const input = h("input", {
    type: "file",
    class: "field",
    id,
    "aria-label": id ? null : label,
    "aria-describedby": describedBy,
    "aria-required": required ?? null,
    accept: kinds.length ? kinds.map((type) => `.${type}`).join(",") : null,
    multiple: most > 1,
  });
  const hold = (now) => {
    files = now;
    fill(names, files.map(row));
    change({ files });
  };
  const row = (file) =>
    h(
      "li",
      {},
      file.name,
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": `Remove ${file.name}`,
          onclick: () => hold(files.filter((one) => one !== file)),
        },
        icon("close"),
      ),
    );
  input.addEventListener("change", async () => {
    const chosen = [...input.files];
    input.value = "";
    for (const file of chosen) {
      const refusal = refused(file, kinds, files.length >= most && most);
      if (refusal) notice(refusal, "trouble");
      else {
        const kept = await uploadFile(file, {}).catch((error) => notice(error.message, "trouble"));
        if (kept?.file) hold([...files, kept.file]);
      }
    }
  });
  fill(names, files.map(row));
  return h("div", {}, input, names);
}

/** Why a file is not taken, or null. */
function refused(file, kinds, isFull) {
  if (isFull) return `This field takes ${isFull === 1 ? "one file" : `${isFull} files`}, no more.`;
  const kind = file.name.split(".").pop().toLowerCase();
  return kinds.length && !kinds.includes(kind) ? `This field takes ${kinds.join(", ")} files only.` : null;
}
