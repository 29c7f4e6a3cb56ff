/** Moments and what a calendar on the wall says in some zone, both ways. */

/**
 * "2026-11-21T10:42" in the zone.
 * @param {number} seconds
 * @param {string} zone
 */
export function toLocal(seconds, zone) {
  const options = {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  };
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-US", options).formatToParts(seconds * 1000).map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * The moment, in seconds, at which a clock in the zone says so.
 * @param {string} local "2026-11-21T10:42"
 * @param {string} zone
 */
export function fromLocal(local, zone) {
  const wanted = Date.parse(`${local}Z`) / 1000;
  let guess = wanted;
  for (let i = 0; i < 2; i += 1) guess += wanted - Date.parse(`${toLocal(guess, zone)}Z`) / 1000;
  return guess;
}
