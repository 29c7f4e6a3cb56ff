/** A field that is as high as what is in it. */

const MOST = 320; // pixels

/**
 * @param {HTMLTextAreaElement} input
 * @returns {Function} to call after the value was set by the page
 */
export function grown(input) {
  let width = 0;
  const fit = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, MOST)}px`;
    input.classList.toggle("scrolls", input.scrollHeight > MOST);
  };
  input.addEventListener("input", fit);
  new ResizeObserver(() => {
    if (input.clientWidth !== width) {
      width = input.clientWidth;
      fit();
    }
  }).observe(input);
  return fit;
}
