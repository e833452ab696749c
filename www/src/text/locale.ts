/**
 * Numbers and lists in the reader's language: that of the element or of its document.
 */
export function setLocale(language: string): void {
  current = CACHE.get(language) ?? formatsOf(language);
  CACHE.set(language, current);
}

/** Identity changes with the language, for cached templates. */
export function currentFormats(): object {
  return current;
}

/** A named format. Created on first use, since it takes milliseconds. */
export function formatNumber(
  value: number,
  name: string,
  options?: Intl.NumberFormatOptions,
): string {
  return current(name, options).format(value);
}

export function integer(value: number): string {
  return formatNumber(value, "whole");
}

/** `0.727` as `72.7 %`. */
export function percent(share: number): string {
  return formatNumber(share, "percent", { style: "percent", maximumFractionDigits: 1 });
}

/** With sign, and a typographic minus. */
export function signed(value: number): string {
  return formatNumber(value, "signed", { signDisplay: "exceptZero", ...fixedDigits(1) }).replace(
    "-",
    "\u2212",
  );
}

/** `once`, `1,000 times`. */
export function times(count: number): string {
  return count === 1 ? "once" : `${integer(count)} times`;
}

/** English, as the strings are. `Intl.ListFormat` gives the same and takes a phone 0.1 s to create. */
export function list(items: string[]): string {
  if (items.length <= 2) return items.join(" and ");
  return `${items.slice(0, -1).join(", ")}, and ${items.at(-1)}`;
}

export function fixedDigits(digits: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: digits, maximumFractionDigits: digits };
}

type Formats = (name: string, options?: Intl.NumberFormatOptions) => Intl.NumberFormat;

/** An invalid language means English. */
function formatsOf(language: string): Formats {
  const tag = isTag(language) ? language : LANGUAGE_OF_STRINGS;
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

const LANGUAGE_OF_STRINGS = "en";
const CACHE = new Map<string, Formats>();
let current = formatsOf(LANGUAGE_OF_STRINGS);
