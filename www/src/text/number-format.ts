/**
 * Number formats that only some views need.
 */
import { fixedDigits, formatNumber, integer } from "./locale";

export function decimal(value: number, digits = 1): string {
  return formatNumber(value, `decimal ${digits}`, fixedDigits(digits));
}

/** Small expectations have a fraction. */
export function expectation(value: number): string {
  return Number.isInteger(value) || value >= 100 ? integer(Math.round(value)) : decimal(value, 2);
}

/** One digit always, so that decimal points align. */
export function percentFixed(share: number): string {
  return formatNumber(share, "tenths", { style: "percent", ...fixedDigits(1) });
}

/** `1:30`, `1:00:00`. */
export function clock(seconds: number): string {
  const all = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const padded = [
    ...(hours > 0 ? [String(minutes).padStart(2, "0")] : [String(minutes)]),
    String(rest).padStart(2, "0"),
  ];
  return [...(hours > 0 ? [String(hours)] : []), ...padded].join(":");
}

/** The smallest are given as a bound. */
export function probability(value: number): string {
  return value < 0.001 ? `< ${decimal(0.001, 3)}` : `= ${decimal(value, value < 0.1 ? 3 : 2)}`;
}
