/** Keys that hold everywhere: F6 goes from part to part, Alt with arrows from channel to channel. */

const PARTS = [
  ".topbar .search-opener",
  "#sidebar .entry.current, #sidebar .entry",
  ".conversation .message[tabindex='0'], .home-page button",
  ".conversation .composer-input",
  "#side .message[tabindex='0'], #side button",
  "#side .composer-input",
  "#inspector .field",
];

/** Listen from now on. */
export function handleKeys() {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "F6") {
      event.preventDefault();
      nextPart(event.shiftKey ? -1 : 1);
    } else if (event.altKey && !event.ctrlKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
      event.preventDefault();
      nextChannel(event.key === "ArrowUp" ? -1 : 1);
    }
  });
}

function nextPart(step) {
  const parts = PARTS.map((selector) => document.querySelector(selector)).filter((element) =>
    element?.checkVisibility(),
  );
  const holder = (element) => element.closest(".composer, .scroll, #sidebar, #topbar, #inspector, #side");
  const now = holder(document.activeElement ?? document.body);
  const at = parts.findIndex((element) => element === document.activeElement || (now && holder(element) === now));
  parts[(at + step + parts.length) % parts.length]?.focus();
}

function nextChannel(step) {
  const entries = [...document.querySelectorAll("#sidebar .entry:not(.extra)")];
  const at = entries.findIndex((entry) => entry.matches(".current"));
  entries[(at + step + entries.length) % entries.length]?.click();
}
