/** Light or dark: as the system has it, or as chosen here. */

const KEY = "theme";

/** What was chosen: "light", "dark", or null for the system's way. */
export function chosenTheme() {
  return localStorage.getItem(KEY);
}

/** Let the page look as chosen. */
export function applyTheme() {
  const chosen = chosenTheme();
  if (chosen) document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
}

/** Whether the page is dark now. */
export function isDark() {
  return (chosenTheme() ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

/** Change to the other one. */
export function turnTheme() {
  localStorage.setItem(KEY, isDark() ? "light" : "dark");
  applyTheme();
}
