/**
 * Number formats that only some views need.
 */
import { fixedDigits, integer, formatNumber } from "./locale";

export function decimal(value: number, digits = 1): string {
  return formatNumber(value, `decimal ${digits}`, fixedDigits(digits));
}

/** Expectations have a fraction where they are small. */
export function expectation(value: number): string {
  return Number.isInteger(value) || value >= 100 ? integer(Math.round(value)) : decimal(value, 2);
}

/** With one digit always, for columns in which the points stand below each other. */
export function percentFixed(share: number): string {
  return formatNumber(share, "tenths", { style: "percent", ...fixedDigits(1) });
}

/** Seconds as a clock counts them: `1:30`, `1:00:00`. */
export function clock(seconds: number): string {
  const all = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const padded = [...(hours > 0 ? [String(minutes).padStart(2, "0")] : [String(minutes)]), String(rest).padStart(2, "0")];
  return [...(hours > 0 ? [String(hours)] : []), ...padded].join(":");
}

/** A probability; the smallest are given as a bound. */
export function probability(value: number): string {
  return value < 0.001 ? `< ${decimal(0.001, 3)}` : `= ${decimal(value, value < 0.1 ? 3 : 2)}`;
}
