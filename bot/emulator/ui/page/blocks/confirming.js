/** The confirmation that an app may ask for before something is sent. */

import { confirmed } from "../kit/dialogs.js";
import { textObject } from "../text/texts.js";

/**
 * Ask what the app wants asked.
 * @param {Object|undefined} confirm a confirmation object
 * @returns {Promise<boolean>} true where nothing is asked
 */
export async function confirmFirst(confirm) {
  if (!confirm) return true;
  return confirmed({
    title: confirm.title?.text ?? "Are you sure?",
    text: textObject(confirm.text),
    yes: confirm.confirm?.text ?? "Yes",
    no: confirm.deny?.text ?? "Cancel",
    danger: confirm.style === "danger",
  });
}
