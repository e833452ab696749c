/**
 * Numbers as the reader's language writes them: that of the element, or of the document.
 */
export function speak(language: string): void {
  spoken = known.get(language) ?? formatsOf(language);
  known.set(language, spoken);
}

export function whole(value: number): string {
  return spoken.integers.format(value);
}

export function decimal(value: number, digits = 1): string {
  return spoken.decimals(digits).format(value);
}

/** `0.727` as `72.7 %`, without digits that say nothing. */
export function percent(share: number): string {
  return spoken.percents.format(share);
}

/** With one digit always, for columns in which the points stand below each other. */
export function tenths(share: number): string {
  return spoken.steady.format(share);
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
  return spoken.signs.format(value).replace("-", "\u2212");
}

/** A probability; the smallest are given as a bound. */
export function probability(value: number): string {
  return value < 0.001 ? `< ${decimal(0.001, 3)}` : `= ${decimal(value, value < 0.1 ? 3 : 2)}`;
}

export function list(items: string[]): string {
  return spoken.lists.format(items);
}

interface Formats {
  integers: Intl.NumberFormat;
  percents: Intl.NumberFormat;
  steady: Intl.NumberFormat;
  signs: Intl.NumberFormat;
  lists: Intl.ListFormat;
  decimals(digits: number): Intl.NumberFormat;
}

/** What is no language is taken for English, as the words are. Lists are of words. */
function formatsOf(language: string): Formats {
  const tag = isTag(language) ? language : WORDS;
  const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return {
    integers: new Intl.NumberFormat(tag),
    percents: new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 1 }),
    steady: new Intl.NumberFormat(tag, { style: "percent", ...one }),
    signs: new Intl.NumberFormat(tag, { signDisplay: "exceptZero", ...one }),
    lists: new Intl.ListFormat(WORDS, { type: "conjunction" }),
    decimals: (digits) => new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  };
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/** The language of the words. */
const WORDS = "en";
const known = new Map<string, Formats>();
let spoken = formatsOf(WORDS);
