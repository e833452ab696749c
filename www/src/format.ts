/**
 * Numbers as the reader's language writes them.
 */
export function whole(value: number): string {
  return integers.format(value);
}

export function decimal(value: number, digits = 1): string {
  return decimals(digits).format(value);
}

/** `0.727` as `72.7 %`, without digits that say nothing. */
export function percent(share: number): string {
  return percents.format(share);
}

/** With one digit always, for columns in which the points stand below each other. */
export function tenths(share: number): string {
  return steady.format(share);
}

/** Seconds as a clock counts them: `1:30`, `1:00:00`. */
export function clock(seconds: number): string {
  const all = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const padded = [...(hours > 0 ? [String(minutes).padStart(2, "0")] : [String(minutes)]), String(rest).padStart(2, "0")];
  return [...(hours > 0 ? [String(hours)] : []), ...padded].join(":");
}

/** Deviations keep their sign and the typographer's minus. */
export function signed(value: number): string {
  return signs.format(value).replace("-", "\u2212");
}

/** A probability; the smallest are given as a bound. */
export function probability(value: number): string {
  return value < 0.001 ? `< ${decimal(0.001, 3)}` : `= ${decimal(value, value < 0.1 ? 3 : 2)}`;
}

export function list(items: string[]): string {
  return lists.format(items);
}

const language = globalThis.document?.documentElement.lang || "en";
const integers = new Intl.NumberFormat(language);
const percents = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
const steady = new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
const signs = new Intl.NumberFormat(language, {
  signDisplay: "exceptZero",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const lists = new Intl.ListFormat(language, { type: "conjunction" });

function decimals(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
