/** What Slack's own client refuses before a modal is submitted. */

const LIST_KEYS = ["selected_options", "selected_users", "selected_channels", "selected_conversations", "files"];

/**
 * What is wrong, by block_id; empty when the view can be sent.
 * @param {Object[]} blocks
 * @param {Object} values states by block_id and action_id
 */
export function missing(blocks, values) {
  const errors = {};
  for (const block of blocks.filter((one) => one.type === "input")) {
    const state = values[block.block_id]?.[block.element.action_id];
    const wrong = isEmpty(state)
      ? !block.optional && "Please complete this required field."
      : refused(block.element, state);
    if (wrong) errors[block.block_id] = wrong;
  }
  return errors;
}

function isEmpty(state) {
  if (!state) return true;
  const held = Object.entries(state).find(([key]) => key !== "type")?.[1];
  return (
    held === null || held === undefined || held === "" || (LIST_KEYS.some((key) => key in state) && held.length === 0)
  );
}

function refused(element, state) {
  const { value } = state;
  if (element.type === "number_input") return wrongNumber(element, value);
  if (element.type === "email_text_input" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))
    return "Enter a valid email address.";
  if (element.type === "url_text_input" && !/^https?:\/\/\S+$/i.test(value))
    return "Enter a valid URL, with http:// or https://.";
  if (element.min_length && value.length < element.min_length)
    return `Enter at least ${element.min_length} characters.`;
  return null;
}

function wrongNumber(element, value) {
  const form = element.is_decimal_allowed ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/;
  if (!form.test(value.trim())) return element.is_decimal_allowed ? "Enter a number." : "Enter a whole number.";
  const number = Number(value);
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Enter ${element.min_value} or more.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Enter ${element.max_value} or less.`;
  return null;
}
