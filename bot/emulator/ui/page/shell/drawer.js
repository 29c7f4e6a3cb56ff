/** On a phone the sidebar is a drawer. */

let opener = null;

/** Open it, or close it. */
export function toggleDrawer(button) {
  const isOpen = document.body.classList.toggle("drawer-open");
  opener = button;
  button.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) document.querySelector("#sidebar .entry.current, #sidebar .entry")?.focus();
}

/** Close it, if it is open. */
export function closeDrawer() {
  if (!document.body.classList.contains("drawer-open")) return;
  document.body.classList.remove("drawer-open");
  opener?.setAttribute("aria-expanded", "false");
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !document.body.classList.contains("drawer-open")) return;
  closeDrawer();
  opener?.focus();
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#sidebar, .drawer-opener, .popover, dialog")) closeDrawer();
});
