/** Times as the person acted as reads them, and Slack's `<!date^…>` tokens. */

const made = new Map();

function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options }));
  return made.get(key);
}

/** "10:42 AM" */
export function clockTime(seconds, zone, withSeconds = false) {
  const options = { hour: "numeric", minute: "2-digit", ...(withSeconds ? { second: "2-digit" } : {}) };
  return formatter(zone, options)
    .format(seconds * 1000)
    .replace(/\u202f/g, " ");
}

function parts(seconds, zone, options) {
  const found = {};
  for (const { type, value } of formatter(zone, options).formatToParts(seconds * 1000)) found[type] = value;
  return found;
}

/** "2026-11-21", the day on which the moment falls in the zone */
export function dayOf(seconds, zone) {
  const { year, month, day } = parts(seconds, zone, { year: "numeric", month: "2-digit", day: "2-digit" });
  return `${year}-${month}-${day}`;
}

/** "today", "yesterday", "tomorrow", or null */
function nearby(seconds, zone, now) {
  const days = (Date.parse(dayOf(seconds, zone)) - Date.parse(dayOf(now, zone))) / 86400000;
  return { "-1": "yesterday", 0: "today", 1: "tomorrow" }[days] ?? null;
}

function ordinal(number) {
  const teen = number % 100 > 10 && number % 100 < 14;
  return `${number}${(!teen && { 1: "st", 2: "nd", 3: "rd" }[number % 10]) || "th"}`;
}

function longDate(seconds, zone, withWeekday, withYear = true) {
  const { weekday, month, day, year } = parts(seconds, zone, {
    weekday: "long",
    month: "long",
    day: "numeric",
    year: "numeric",
  });
  return `${withWeekday ? `${weekday}, ` : ""}${month} ${ordinal(Number(day))}${withYear ? `, ${year}` : ""}`;
}

function shortDate(seconds, zone) {
  const { month, day, year } = parts(seconds, zone, { month: "short", day: "numeric", year: "numeric" });
  return `${month} ${day}, ${year}`;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "Today", "Yesterday", or "Friday, November 21st"; of another year with it */
export function dayLabel(seconds, zone, now) {
  const isThisYear = dayOf(seconds, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return capital(nearby(seconds, zone, now) ?? longDate(seconds, zone, true, !isThisYear));
}

/** "Nov 21 at 10:42 AM", "Today at 10:42 AM" */
export function moment(seconds, zone, now) {
  return `${capital(nearby(seconds, zone, now) ?? shortDate(seconds, zone))} at ${clockTime(seconds, zone)}`;
}

/** "Fri 10:42 AM" */
export function weekdayTime(seconds, zone) {
  return `${parts(seconds, zone, { weekday: "short" }).weekday} ${clockTime(seconds, zone)}`;
}

/** "3 minutes ago", "in 2 days" */
export function ago(seconds, now) {
  const away = seconds - now;
  const units = [
    ["year", 31536000],
    ["month", 2592000],
    ["day", 86400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(away) >= length) ?? ["second", 1];
  const count = Math.round(Math.abs(away) / size);
  if (unit === "second") return away > 0 ? "in a moment" : "just now";
  const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return away > 0 ? `in ${words}` : `${words} ago`;
}

const TOKENS = {
  date_num: (s, zone) => dayOf(s, zone),
  date_slash: (s, zone) => formatter(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(s * 1000),
  date: (s, zone) => longDate(s, zone, false),
  date_short: shortDate,
  date_long: (s, zone) => longDate(s, zone, true),
  date_long_full: (s, zone) => formatter(zone, { dateStyle: "long" }).format(s * 1000),
  date_pretty: (s, zone, now) => nearby(s, zone, now) ?? longDate(s, zone, false),
  date_short_pretty: (s, zone, now) => nearby(s, zone, now) ?? shortDate(s, zone),
  date_long_pretty: (s, zone, now) => nearby(s, zone, now) ?? longDate(s, zone, true),
  day_divider_pretty: (s, zone, now) => nearby(s, zone, now) ?? longDate(s, zone, true, false),
  time: (s, zone) => clockTime(s, zone),
  time_secs: (s, zone) => clockTime(s, zone, true),
  ago: (s, zone, now) => ago(s, now),
};

/**
 * What Slack shows of a date token; as there, one at the very beginning has a capital.
 * @param {number} seconds
 * @param {string} format with `{date_short}` and the like
 * @returns {string|null} null where the format names something unknown: then the fallback is shown
 */
export function slackDate(seconds, format, zone, now) {
  if (!Number.isFinite(seconds)) return null;
  const names = [...format.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  if (names.length === 0 || names.some((name) => !(name in TOKENS))) return null;
  return format.replace(/\{(\w+)\}/g, (_, name, at) => {
    const shown = TOKENS[name](seconds, zone, now);
    return at === 0 ? capital(shown) : shown;
  });
}
