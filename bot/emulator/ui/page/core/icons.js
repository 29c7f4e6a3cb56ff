/** The page's own icons: strokes on a field of 20 by 20, drawn in the colour of the text around them. */

const PATHS = {
  hash: "M7.5 3 5.5 17M14.5 3l-2 14M3.5 7.5h14M2.5 12.5h14",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  home: "M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4h3v4",
  plus: "M10 4v12M4 10h12",
  close: "M5 5l10 10M15 5 5 15",
  back: "M12 4.5 6.5 10l5.5 5.5",
  down: "M5 7.5l5 5 5-5",
  right: "M7.5 5l5 5-5 5",
  smile: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M6.8 12c1.6 2.5 4.8 2.5 6.4 0M7.5 7.6v.3M12.5 7.6v.3",
  thread: "M3.5 4.5h13v9h-7l-3.5 3v-3H3.5zM7 8h6M7 10.5h4",
  more: "M10 4.6v.1M10 10v.1M10 15.4v.1",
  pin: "M12 3l5 5-2.2.6-2.6 3 .1 2.8-6.7-6.7 2.8.1 3-2.6zM8.3 11.7 3.5 16.5",
  edit: "M4 16l.8-3.5L13.5 3.8l2.7 2.7L7.5 15.2zM12 5.3 14.7 8",
  trash: "M4 6h12M8 6V3.5h4V6M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1",
  bolt: "M11 2.5 4.5 11.5H9L8.5 17.5 15.5 8H11z",
  send: "M3 3.5 17.5 10 3 16.5 5 10zM5 10h6",
  at: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1.2c0 2.6 4 2.4 4-1.2a7 7 0 1 0-3 5.7",
  slash: "M3.5 3.5h13v13h-13zM12 6.5l-4 7",
  clip: "M15.5 9.5 10 15a3.6 3.6 0 0 1-5-5l6-6a2.4 2.4 0 0 1 3.4 3.4l-5.8 5.8a1.2 1.2 0 0 1-1.7-1.7L12 6.4",
  file: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5",
  image: "M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M12.8 7.6v.1",
  canvas: "M4 3h12v14H4zM7 7h6M7 10h6M7 13h3",
  download: "M10 3v9M6 8.5l4 4 4-4M4 16.5h12",
  eye: "M2 10c3.5-6.5 12.5-6.5 16 0-3.5 6.5-12.5 6.5-16 0M12.3 10a2.3 2.3 0 1 1-4.6 0 2.3 2.3 0 0 1 4.6 0",
  clock: "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 6v4.300l3 1.7",
  code: "M7 5.5 2.5 10 7 14.500M13 5.5 17.5 10 13 14.5",
  bold: "M6 3.500h4.500a3 3 0 0 1 0 6.200H6zM6 9.700h5.300a3.4 3.4 0 0 1 0 6.800H6z",
  italic: "M8 3.500h6M6 16.500h6M11.5 3.500l-3 13",
  strike:
    "M3 10h14M13.5 6C13 2.8 6.8 2.8 6.8 6.300c0 1 .5 1.7 1.2 2.200M6.3 13.500c.6 3.7 7.4 3.7 7.4 0 0-.8-.2-1.3-.6-1.8",
  menu: "M3 5.500h14M3 10h14M3 14.500h14",
  people:
    "M7.5 9.500a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.400M2.5 16c0-5.5 10-5.5 10 0M12.5 4.400a2.6 2.6 0 0 1 0 5M14.5 11.600c1.9.5 3 2 3 4.4",
  search: "M13.5 8.500a5 5 0 1 1-10 0 5 5 0 0 1 10 0M12.2 12.2 17 17",
  check: "M4 10.500l4 4 8-9",
  sun: "M13.3 10a3.3 3.3 0 1 1-6.6 0 3.3 3.3 0 0 1 6.6 0M10 2.500v1.500M10 16v1.500M2.5 10H4M16 10h1.500M4.7 4.700l1 1M14.3 14.300l1 1M4.7 15.300l1-1M14.3 5.700l1-1",
  moon: "M16.5 11.800A7 7 0 0 1 8.2 3.500a7 7 0 1 0 8.3 8.3",
  traffic: "M3 7h12M12 4l3 3-3 3M17 13H5M8 10l-3 3 3 3",
  alert: "M10 3 18 16.500H2zM10 8v4M10 14.300v.1",
  info: "M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 9v4.500M10 6.500v.1",
  person: "M10 10a3.3 3.3 0 1 0 0-6.600A3.3 3.3 0 0 0 10 10M3.5 17c0-6.5 13-6.5 13 0",
  bookmark: "M5.5 3h9v14L10 13.5 5.5 17z",
  jump: "M10 3.500v12M5 11l5 5 5-5",
  quote: "M4 4v12M8 6h8M8 10h8M8 14h5",
  list: "M4 5.500v.1M4 10v.1M4 14.500v.1M8 5.500h9M8 10h9M8 14.500h9",
};

/**
 * An icon; it says nothing to a screen reader, so its button needs a label.
 * @param {string} name
 * @param {string} [className]
 * @returns {SVGElement}
 */
export function icon(name, className = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name} ${className}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name] ?? PATHS.file);
  svg.append(path);
  return svg;
}
