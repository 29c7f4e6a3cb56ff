/** What was written and not sent, by person and conversation; a reload leaves it, the end of the tab does not. */

const PREFIX = "draft ";

/** The draft of this key, or "". */
export function draftOf(key) {
  return sessionStorage.getItem(PREFIX + key) ?? "";
}

/** Keep what is written now. */
export function keepDraft(key, text) {
  if (text) sessionStorage.setItem(PREFIX + key, text);
  else sessionStorage.removeItem(PREFIX + key);
}
