/** Some emoji drawn by the page, for systems that have no font for them: shapes of [kind, fill, numbers or path]. */

import { svg } from "../core/dom.js";

const FACE = ["c", "#ffcc4d", [10, 10, 9]];
const EYES = [
  ["e", "#5d4037", [7, 8.2, 1.2, 1.7]],
  ["e", "#5d4037", [13, 8.2, 1.2, 1.7]],
];
const HAND = "#ffcb4c";
const THUMB =
  "M7 9l3-6.500c1.8-1 3 .5 2.6 2L12 7.500h4.500c1.5 0 1.8 1.5 1 2.2.9.6.8 1.9-.1 2.3.6.7.4 1.8-.6 2.2.4.9-.2 1.8-1.3 1.800H10c-1.5 0-2-.8-3-1zM2 8.500h4V17H2z";
const HEART = "M10 17.500C4.5 13.5 2 10.8 2 7.4 2 3 7.5 1.8 10 5.5 12.5 1.8 18 3 18 7.400c0 3.4-2.5 6.1-8 10.100z";
const dot = (fill) => [["c", fill, [10, 10, 8]]];
const square = (fill) => [["r", fill, [2.5, 2.5, 15, 15, 2]]];
const heart = (fill) => [["p", fill, HEART]];
const sign = (fill, path) => [
  ["r", fill, [1.5, 1.5, 17, 17, 3]],
  ["l", "#fff", path],
];

const SHAPES = {
  "+1": [["p", HAND, THUMB]],
  "-1": [["p", HAND, THUMB, "rotate(180 10 10)"]],
  pushpin: [
    ["l", "#8899a6", "M8 12 2.5 17.5"],
    ["p", "#dd2e44", "M12 2l6 6-2.5 1-3.5 3.5.2 3.800L4 8.3 7.8 8 11 4.500z"],
  ],
  white_check_mark: sign("#4caf50", "M5.5 10.500l3 3 6-7"),
  heavy_check_mark: [["l", "#66757f", "M3.5 10.500l4.5 4.5 9-11"]],
  ballot_box_with_check: sign("#3b88c3", "M5.5 10.500l3 3 6-7"),
  x: [["l", "#dd2e44", "M4 4l12 12M16 4 4 16"]],
  heavy_minus_sign: [["l", "#66757f", "M3.5 10h13"]],
  heavy_plus_sign: [["l", "#66757f", "M10 3.500v13M3.5 10h13"]],
  eyes: [
    ["e", "#8899a6", [5.4, 10, 4.4, 6.4]],
    ["e", "#8899a6", [14.6, 10, 4.4, 6.4]],
    ["e", "#ffffff", [5.4, 10, 3.5, 5.4]],
    ["e", "#ffffff", [14.6, 10, 3.5, 5.4]],
    ["c", "#3a2b22", [4.4, 11, 2]],
    ["c", "#3a2b22", [13.6, 11, 2]],
  ],
  warning: [
    ["p", "#ffcc4d", "M10 2 19 17.500H1z"],
    ["l", "#3a3a3a", "M10 7.500v5M10 15v.1"],
  ],
  exclamation: [["l", "#dd2e44", "M10 3v9M10 16v.1"]],
  question: [["l", "#dd2e44", "M6.5 6.500c0-5 7.5-4 6.5 0-.5 2-3 2.5-3 5M10 16v.1"]],
  fire: [
    [
      "p",
      "#f4900c",
      "M10 1c1 4 6 6 6 11.500C16 16.5 13 19 10 19s-6-2.5-6-6.500C4 9 6.5 8 7 5c1.5 1 2 2 2 3.500C10 6.5 10.5 4 10 1z",
    ],
    ["p", "#ffcc4d", "M10 10c.5 2 3 3 3 5.5 0 2-1.5 3.5-3 3.500s-3-1.5-3-3.500C7 13 9.5 12 10 10z"],
  ],
  heart: heart("#dd2e44"),
  green_heart: heart("#4caf50"),
  blue_heart: heart("#3b88c3"),
  yellow_heart: heart("#ffcc4d"),
  purple_heart: heart("#8e5fb5"),
  red_circle: dot("#dd2e44"),
  large_orange_circle: dot("#f4900c"),
  large_yellow_circle: dot("#fdcb58"),
  large_green_circle: dot("#4caf50"),
  large_blue_circle: dot("#3b88c3"),
  large_purple_circle: dot("#8e5fb5"),
  white_circle: [
    ["c", "#ccd6dd", [10, 10, 8]],
    ["c", "#f5f8fa", [10, 10, 6.8]],
  ],
  black_circle: dot("#31373d"),
  large_red_square: square("#dd2e44"),
  large_orange_square: square("#f4900c"),
  large_yellow_square: square("#fdcb58"),
  large_green_square: square("#4caf50"),
  large_blue_square: square("#3b88c3"),
  hourglass: [
    ["r", "#8a5a3c", [4, 1, 12, 2.5, 1]],
    ["r", "#8a5a3c", [4, 16.5, 12, 2.5, 1]],
    ["p", "#bdddf4", "M5.5 3.500h9c0 4-3 5-3 6.500s3 2.5 3 6.500h-9c0-4 3-5 3-6.500s-3-2.5-3-6.500z"],
    ["p", "#ffac33", "M6 16.500c0-2 2-3 4-3s4 1 4 3z"],
  ],
  rotating_light: [
    ["r", "#66757f", [3, 15, 14, 3.5, 1]],
    ["p", "#dd2e44", "M5 15V9.500a5 5 0 0 1 10 0V15z"],
    ["p", "#ffb3ba", "M7.5 13V9.500A2.5 2.5 0 0 1 9.5 7z"],
  ],
  rocket: [
    ["p", "#a0b1bd", "M18 2c-5 0-9 3-11 8l3 3c5-2 8-6 8-11z"],
    ["c", "#3b88c3", [13, 7, 1.8]],
    ["p", "#dd2e44", "M7 9 3.5 10 2 13.500l4.5-1zM11 13l-1 3.500L6.5 18l1-4.500z"],
    ["p", "#f4900c", "M5.5 13.5 7 15l-4 2.500z"],
  ],
  tada: [
    ["p", "#fdcb58", "M2 18 7 6.5 13.5 13z"],
    ["p", "#dd2e44", "M5 11l4 4-2.5 1-3-3z"],
    ["c", "#3b88c3", [14.5, 4, 1.3]],
    ["c", "#dd2e44", [17, 9.5, 1.1]],
    ["c", "#4caf50", [10, 3, 1.2]],
    ["l", "#8e5fb5", "M12 9.500c.5-2 2-2.5 4-2.5"],
  ],
  bulb: [
    ["p", "#ffd983", "M10 1.500a6 6 0 0 1 3.5 10.800V15h-7v-2.700A6 6 0 0 1 10 1.500z"],
    ["r", "#99aab5", [6.8, 15, 6.4, 3.5, 1.2]],
  ],
  zap: [["p", "#ffac33", "M12 1 3 11.500h5.500L7 19l9.5-11H11z"]],
  bug: [
    ["l", "#4b6b2f", "M4 6l3 2.500M16 6l-3 2.500M3 11h14M4 16l3-2.500M16 16l-3-2.5"],
    ["e", "#77b255", [10, 11, 4.5, 6]],
    ["c", "#3e721d", [10, 5.2, 2.6]],
  ],
  chart_with_downwards_trend: [
    ["r", "#e1e8ed", [1.5, 2.5, 17, 15, 2]],
    ["l", "#3b88c3", "M4 6l4 3.5 3-2 5 6.5"],
  ],
  chart_with_upwards_trend: [
    ["r", "#e1e8ed", [1.5, 2.5, 17, 15, 2]],
    ["l", "#dd2e44", "M4 14l4-3.5 3 2 5-6.5"],
  ],
  bar_chart: [
    ["r", "#e1e8ed", [1.5, 2.5, 17, 15, 2]],
    ["r", "#4caf50", [4, 9, 3, 6.5, 0.5]],
    ["r", "#dd2e44", [8.5, 5, 3, 10.5, 0.5]],
    ["r", "#3b88c3", [13, 7.5, 3, 8, 0.5]],
  ],
  dart: [
    ["c", "#dd2e44", [10, 10, 8.5]],
    ["c", "#ffffff", [10, 10, 6]],
    ["c", "#dd2e44", [10, 10, 3.6]],
    ["c", "#ffffff", [10, 10, 1.4]],
  ],
  bell: [
    ["p", "#ffac33", "M10 2c4 0 5 3 5 6.5 0 3 1 4 2 5.500H3c1-1.5 2-2.5 2-5.500C5 5 6 2 10 2z"],
    ["c", "#be7420", [10, 16.2, 2]],
  ],
  memo: [
    ["r", "#e1e8ed", [3, 2, 12, 16, 1]],
    ["l", "#8899a6", "M5.5 6h7M5.5 9h7M5.5 12h4"],
    ["p", "#f4900c", "M17.5 7.500l-7 8-1.5 1 .3-2 7-8z"],
  ],
  link: [
    [
      "l",
      "#8899a6",
      "M8.5 11.500a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.200l-1 1M11.5 8.500a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.200l1-1",
    ],
  ],
  wave: [
    [
      "p",
      HAND,
      "M4 9l5.5 7.500c2 2 6.5 1 7-3 .3-2.5 0-4.5.5-6.5-1.5-.5-2 .5-2.3 2.500L10 2.5 8.7 3.400l3 4.600L7 2.6 5.7 3.600l4 5.400L5.5 5 4.3 6l4 5L5.3 8z",
    ],
  ],
  clap: [
    ["p", HAND, "M3 11l6-7 1.3 1L8 8l4.5-5 1.3 1-4 5 4-4 1.2 1.2-3.5 4.3 2.8-2.3 1.2 1.2-5 6c-3 3-7.5 0-7.5-4.500z"],
  ],
  pray: [["p", HAND, "M9.7 2v13L6 18.5 3 16l2.5-4L8 3zM10.3 2v13l3.7 3.5 3-2.5-2.5-4L12 3z"]],
  raised_hands: [
    [
      "p",
      HAND,
      "M2 9l1.5-4 1 .3L5 2.500h1l.3 2.500L7.5 3l1 .5L8 10l1 1-2 6H4zM18 9l-1.5-4-1 .3L15 2.500h-1l-.3 2.500L12.5 3l-1 .5L12 10l-1 1 2 6h3z",
    ],
  ],
  slightly_smiling_face: [FACE, ...EYES, ["l", "#5d4037", "M6 12.500c2 2.5 6 2.5 8 0"]],
  smile: [
    FACE,
    ["l", "#5d4037", "M5.5 8c.7-1.5 2.2-1.5 3 0M11.5 8c.7-1.5 2.2-1.5 3 0"],
    ["p", "#5d4037", "M5 11h10c0 7-10 7-10 0z"],
  ],
  joy: [
    FACE,
    ["l", "#5d4037", "M5.5 8c.7-1.5 2.2-1.5 3 0M11.5 8c.7-1.5 2.2-1.5 3 0"],
    ["p", "#5d4037", "M5 11h10c0 7-10 7-10 0z"],
    ["c", "#5dadec", [3.2, 11, 2]],
    ["c", "#5dadec", [16.8, 11, 2]],
  ],
  thinking_face: [
    FACE,
    ...EYES,
    ["l", "#5d4037", "M7 13.500c2-1 3.5-1 5-.3M5.5 5.500l3-.8"],
    ["p", "#f19020", "M4 13.500l5 1.5-.5 3.500H5z"],
  ],
  100: [
    [
      "l",
      "#dd2e44",
      "M3 6l1.5-1.500V12M9.5 4.500a3.7 2.2 90 1 1-.1 0M15.5 4.500a3.7 2.2 90 1 1-.1 0M3 15.500l14-1.500M5 18l9-1",
    ],
  ],
};

/**
 * The picture of an emoji, or null when the page has none.
 * @param {string} name
 * @returns {SVGElement|null}
 */
export function drawing(name) {
  const shapes = SHAPES[name];
  if (!shapes) return null;
  const drawn = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  drawn.append(...shapes.map(([kind, fill, form, transform]) => shape(kind, fill, form, transform)));
  return drawn;
}

function shape(kind, fill, form, transform) {
  const more = transform ? { transform } : {};
  if (kind === "c") return svg("circle", { fill, cx: form[0], cy: form[1], r: form[2], ...more });
  if (kind === "e") return svg("ellipse", { fill, cx: form[0], cy: form[1], rx: form[2], ry: form[3], ...more });
  if (kind === "r")
    return svg("rect", { fill, x: form[0], y: form[1], width: form[2], height: form[3], rx: form[4], ...more });
  if (kind === "p") return svg("path", { fill, d: form, ...more });
  return svg("path", {
    fill: "none",
    stroke: fill,
    "stroke-width": 2,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    d: form,
    ...more,
  });
}
