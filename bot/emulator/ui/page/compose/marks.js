/** Marks around what is selected in a field: bold, italic, code and the like. Undo still works afterwards. */

/**
 * Put `text` in place of what is selected.
 * @param {HTMLTextAreaElement} input
 * @param {string} text
 */
export function insert(input, text) {
  input.focus();
  if (!document.execCommand("insertText", false, text)) {
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/**
 * Put a mark before and after what is selected.
 * @param {HTMLTextAreaElement} input
 * @param {string} mark
 */
export function surround(input, mark) {
  const { selectionStart: start, selectionEnd: end, value } = input;
  insert(input, mark + value.slice(start, end) + mark);
  input.setSelectionRange(start + mark.length, end + mark.length);
}

/** Put a mark before each line that is selected. */
export function prefix(input, mark) {
  const start = input.value.lastIndexOf("\n", input.selectionStart - 1) + 1;
  const end = input.selectionEnd;
  const lines = input.value.slice(start, end).split("\n");
  input.setSelectionRange(start, end);
  insert(input, lines.map((line, i) => (typeof mark === "function" ? mark(i) : mark) + line).join("\n"));
}
