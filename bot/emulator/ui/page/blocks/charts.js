/** Charts of apps: bars, lines and areas over categories, and pies; each with its figures as a table to unfold. */

import { h, svg } from "../core/dom.js";

const WIDTH = 480;
const HEIGHT = 210;
const PLOT = { left: 52, right: 472, top: 10, bottom: 168 };
const CENTRE = [105, 100];
const RADIUS = 92;
const KINDS = { bar: "bars", line: "lines", area: "areas", pie: "a pie" };

/** @param {Object} block of type `data_visualization` */
export function dataVisualization(block) {
  const { chart, title } = block;
  const isPie = chart.type === "pie";
  return h(
    "figure",
    { class: "chart" },
    h("figcaption", {}, title),
    svg(
      "svg",
      { viewBox: `0 0 ${isPie ? 210 : WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${title}: ${KINDS[chart.type]}` },
      ...(isPie ? pie(chart.segments) : [...axes(chart), ...(chart.type === "bar" ? bars(chart) : lines(chart))]),
    ),
    isPie ? legend(chart.segments.map((one) => one.label)) : legend(chart.series.map((one) => one.name)),
    h("details", {}, h("summary", {}, "Figures"), isPie ? shares(chart.segments) : figures(chart)),
  );
}

function legend(names) {
  return h(
    "ul",
    { class: "chart-legend" },
    names.map((name, i) => h("li", {}, h("span", { class: `swatch series${i % 6}` }), name)),
  );
}

/** Where a value lies on the page, and the ends of the scale. */
function scale({ series }) {
  const values = series.flatMap((one) => one.data.map((point) => point.value));
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const span = most - least || 1;
  return { most, least, y: (value) => PLOT.bottom - ((value - least) / span) * (PLOT.bottom - PLOT.top) };
}

/** The left end of a category, and how wide each is. */
function columns({ axis_config: { categories } }) {
  const width = (PLOT.right - PLOT.left) / categories.length;
  return { width, x: (label) => PLOT.left + Math.max(0, categories.indexOf(label)) * width };
}

function axes(chart) {
  const { most, least, y } = scale(chart);
  const { width, x } = columns(chart);
  const { categories, x_label: across, y_label: up } = chart.axis_config;
  const every = Math.ceil(categories.length / 8);
  const word = (text, at) => svg("text", { "text-anchor": "middle", ...at }, text);
  return [
    ...[least, (least + most) / 2, most].flatMap((value) => [
      svg("path", { class: "chart-rule", d: `M${PLOT.left} ${y(value)}H${PLOT.right}` }),
      svg("text", { x: PLOT.left - 6, y: y(value) + 4, "text-anchor": "end" }, short(value)),
    ]),
    ...categories
      .filter((_, i) => i % every === 0)
      .map((label) => word(label, { x: x(label) + width / 2, y: PLOT.bottom + 16 })),
    ...(across ? [word(across, { x: (PLOT.left + PLOT.right) / 2, y: HEIGHT - 8 })] : []),
    ...(up ? [word(up, { x: 0, y: 0, transform: `translate(10 ${HEIGHT / 2 - 10}) rotate(-90)` })] : []),
  ];
}

const short = (value) => new Intl.NumberFormat("en-US", { notation: "compact" }).format(value);

function bars(chart) {
  const { y } = scale(chart);
  const { width, x } = columns(chart);
  const each = (width * 0.7) / chart.series.length;
  return chart.series.flatMap((one, i) =>
    one.data.map(({ label, value }) =>
      svg("rect", {
        class: `series${i % 6}`,
        x: x(label) + width * 0.15 + i * each,
        y: Math.min(y(value), y(0)),
        width: each * 0.92,
        height: Math.abs(y(value) - y(0)),
      }),
    ),
  );
}

function lines(chart) {
  const { y } = scale(chart);
  const { width, x } = columns(chart);
  const isArea = chart.type === "area";
  return chart.series.flatMap((one, i) => {
    const points = one.data.map(({ label, value }) => [x(label) + width / 2, y(value)]);
    const path = points.map((point) => point.join(" ")).join("L");
    const filled = `M${path}L${points.at(-1)[0]} ${y(0)}L${points[0][0]} ${y(0)}Z`;
    return [
      ...(isArea ? [svg("path", { class: `series${i % 6} area`, d: filled })] : []),
      svg("path", { class: `series${i % 6} line`, d: `M${path}` }),
    ];
  });
}

function pie(segments) {
  const whole = segments.reduce((sum, one) => sum + one.value, 0);
  const at = (share) => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${CENTRE[0] + RADIUS * Math.cos(angle)} ${CENTRE[1] + RADIUS * Math.sin(angle)}`;
  };
  let before = 0;
  return segments.map(({ value }, i) => {
    const from = before;
    const share = Math.min(value / whole, 0.99999); // a full circle has no two ends
    before += value / whole;
    const arc = `A${RADIUS} ${RADIUS} 0 ${share > 0.5 ? 1 : 0} 1 ${at(from + share)}`;
    return svg("path", { class: `series${i % 6} slice`, d: `M${CENTRE.join(" ")}L${at(from)}${arc}Z` });
  });
}

const cells = (tag, texts) =>
  h(
    "tr",
    {},
    texts.map((text) => h(tag, {}, String(text ?? ""))),
  );

function shares(segments) {
  const whole = segments.reduce((sum, one) => sum + one.value, 0);
  const rows = segments.map((one) => cells("td", [one.label, one.value, `${Math.round((one.value / whole) * 100)} %`]));
  return table(["", "Value", "Share"], rows);
}

function figures({ series, axis_config: { categories } }) {
  const of = (one, label) => one.data.find((point) => point.label === label)?.value;
  const rows = categories.map((label) => cells("td", [label, ...series.map((one) => of(one, label))]));
  return table(["", ...series.map((one) => one.name)], rows);
}

function table(head, rows) {
  return h("div", { class: "table-scroll" }, h("table", {}, h("thead", {}, cells("th", head)), h("tbody", {}, rows)));
}
