/** Makes elements. Text goes in as text nodes and attributes alone, so that nothing anyone wrote can act. */

const SVG = "http://www.w3.org/2000/svg";
const PROPERTIES = new Set(["value", "checked", "disabled", "hidden", "selected", "open", "indeterminate", "readOnly"]);

/**
 * Make an element: `h("button", {class: "quiet", onclick: f}, "Save")`.
 * @param {string} tag
 * @param {Object} [attributes] `on…` are listeners, `dataset` an object; null, undefined and false are left out
 * @param {...(Node|string|number|null|undefined|false|Array)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) give(element, name, value);
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Make an element of a drawing: `svg("circle", {r: 5})`.
 * @param {string} tag
 * @param {Object} attributes
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function give(element, name, value) {
  if (value === null || value === undefined) return;
  if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name === "dataset") Object.assign(element.dataset, value);
  else if (PROPERTIES.has(name)) element[name] = value;
  else if (value === true || value === false)
    name.startsWith("aria-") ? element.setAttribute(name, value) : element.toggleAttribute(name, value);
  else element.setAttribute(name, value);
}

/**
 * Show `children` in place of what `parent` held.
 * @param {Element} parent
 * @param {...(Node|string|null|undefined|false|Array)} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(
    ...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false),
  );
}

/**
 * The same, with the focus staying where it was within it.
 * @param {Element} parent
 * @param {...(Node|string|null|undefined|false|Array)} children
 */
export function refill(parent, ...children) {
  const held = parent.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  fill(parent, ...children);
  if (held) again(parent, held)?.focus({ preventScroll: true });
}

/** What an element is known by when it is made anew. */
export const keyOf = (element) =>
  element.dataset.action || element.dataset.key || element.getAttribute("aria-label") || element.textContent;

/** The element in `parent` that takes the focus and is known by this key. */
export function again(parent, key) {
  return [...parent.querySelectorAll("button, a, input, select")].find((one) => keyOf(one) === key);
}

let last = 0;

/**
 * An id that no other element of this page has.
 * @param {string} [prefix]
 */
export function freshId(prefix = "e") {
  last += 1;
  return `${prefix}${last}`;
}

/**
 * Whether a key or click is meant for the element itself and not for a field within it.
 * @param {Event} event
 */
export function isTyping(event) {
  return event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]") !== null;
}

/**
 * Call `action` once before the next picture is drawn, however often it was asked for; soon, where nobody looks.
 * @param {Function} action
 */
export function oncePerFrame(action) {
  let waits = false;
  const run = () => {
    waits = false;
    action();
  };
  return () => {
    if (waits) return;
    waits = true;
    if (document.hidden) setTimeout(run, 100);
    else requestAnimationFrame(run);
  };
}

/**
 * Call `action` once things have been quiet for `delay` milliseconds; `.now()` calls it at once if it waits.
 * @param {Function} action
 * @param {number} delay
 */
export function whenQuiet(action, delay) {
  let timer = null;
  let waiting = [];
  const run = () => {
    clearTimeout(timer);
    timer = null;
    return action(...waiting);
  };
  const later = (...values) => {
    waiting = values;
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
  later.now = () => (timer === null ? undefined : run());
  return later;
}
