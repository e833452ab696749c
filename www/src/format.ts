/**
 * Numbers as the reader's language writes them: that of the element, or of the document.
 */
export function speak(language: string): void {
  spoken = known.get(language) ?? formatsOf(language);
  known.set(language, spoken);
}

/** What numbers are written by now: another for another language. */
export function speech(): object {
  return spoken;
}

export function whole(value: number): string {
  return spoken("whole").format(value);
}

export function decimal(value: number, digits = 1): string {
  return spoken(`decimal ${digits}`, exactly(digits)).format(value);
}

/** Expectations have a fraction where they are small. */
export function expectation(value: number): string {
  return Number.isInteger(value) || value >= 100 ? whole(Math.round(value)) : decimal(value, 2);
}

/** `0.727` as `72.7 %`, without digits that say nothing. */
export function percent(share: number): string {
  return spoken("percent", { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** With one digit always, for columns in which the points stand below each other. */
export function tenths(share: number): string {
  return spoken("tenths", { style: "percent", ...exactly(1) }).format(share);
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
  return spoken("signed", { signDisplay: "exceptZero", ...exactly(1) }).format(value).replace("-", "\u2212");
}

/** A probability; the smallest are given as a bound. */
export function probability(value: number): string {
  return value < 0.001 ? `< ${decimal(0.001, 3)}` : `= ${decimal(value, value < 0.1 ? 3 : 2)}`;
}

/** How often: `once`, `1,000 times`. */
export function times(count: number): string {
  return count === 1 ? "once" : `${whole(count)} times`;
}

/** Lists are of words, which are English: `Intl.ListFormat` would write the same, and takes a phone a tenth of a second to make. */
export function list(items: string[]): string {
  if (items.length <= 2) return items.join(" and ");
  return `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
}

function exactly(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

type Formats = (name: string, options?: Intl.NumberFormatOptions) => Intl.NumberFormat;

/** What is no language is taken for English, as the words are. A format costs milliseconds, so each is made when it is first needed. */
function formatsOf(language: string): Formats {
  const tag = isTag(language) ? language : WORDS;
  const made = new Map<string, Intl.NumberFormat>();
  return (name, options) => {
    const format = made.get(name) ?? new Intl.NumberFormat(tag, options);
    made.set(name, format);
    return format;
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
