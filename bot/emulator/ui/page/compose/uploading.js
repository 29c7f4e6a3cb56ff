/** Files on their way to the workspace, with how far they are. */

import { state } from "../core/state.js";

/**
 * Upload and share a file.
 * @param {File} file
 * @param {{channel?: string, thread_ts?: string|null, text?: string}} where
 * @param {function(number): void} [progress] told the share that is done, 0 to 1
 * @returns {Promise<Object>} what the workspace says; rejects with words to show
 */
export function uploadFile(file, where, progress) {
  if (state.filesLimit && file.size > state.filesLimit) {
    return Promise.reject(
      new Error(`${file.name} is larger than ${Math.floor(state.filesLimit / 1000000)} MB, which is the most here.`),
    );
  }
  const asked = new URLSearchParams({ as: state.me, name: file.name || "pasted.png" });
  for (const [name, value] of Object.entries(where)) if (value) asked.set(name, value);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/ui/file?${asked}`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.upload.addEventListener("progress", (event) => event.total && progress?.(event.loaded / event.total));
    request.addEventListener("load", () => {
      const answer = read(request.responseText);
      if (request.status < 400 && answer?.ok !== false) resolve(answer?.result ?? {});
      else reject(new Error(answer?.error ?? `${file.name} could not be uploaded.`));
    });
    request.addEventListener("error", () =>
      reject(new Error(`${file.name} could not be uploaded: the workspace does not answer.`)),
    );
    request.send(file);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
