/**
 * Highlights the octets of a field, and the field of an octet.
 *
 * It sets classes and is not part of the state, so a moving pointer renders nothing.
 */
import type { Field } from "../../dns/reader";
import { wireStrings } from "../../dns/strings";

type Message = HTMLElement & { fields: Field[] };

export function pointAtPart(event: Event): void {
  const message = event.currentTarget as Message;
  const pointed = event.target as Element;
  const octet = pointed.closest<HTMLElement>("[data-at]");
  if (octet) showOctet(message, Number(octet.dataset.at));
  else show(message, pointed.closest<HTMLElement>(PART));
}

export function leaveParts(event: Event): void {
  const message = event.currentTarget as Message;
  show(message, focusedPart(message));
}

/** Up and down move between visible fields; left and right close and open their section. */
export function walkParts(event: KeyboardEvent): void {
  const message = event.currentTarget as Message;
  const here = focusedPart(message);
  if (!here || event.ctrlKey || event.altKey || event.metaKey) return;
  const goal = goalOf(event.key, here, visibleParts(message));
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}

function goalOf(key: string, here: HTMLElement, parts: HTMLElement[]): HTMLElement | undefined {
  const at = parts.indexOf(here);
  const section = here.closest("details");
  switch (key) {
    case "ArrowDown":
      return parts[at + 1] ?? here;
    case "ArrowUp":
      return parts[at - 1] ?? here;
    case "Home":
      return parts[0];
    case "End":
      return parts.at(-1);
    case "ArrowRight":
    case "ArrowLeft":
      if (section && here.matches("summary")) open(section, key === "ArrowRight");
      return key === "ArrowLeft" ? (section?.querySelector("summary") ?? here) : here;
    default:
      return undefined;
  }
}

/** Path and value of a field. */
export function pathOf(path: Field[]): string {
  const { from = 0, to = 0, value = "" } = path.at(-1) ?? {};
  return wireStrings.readout(wireStrings.range(from, to), path.map(({ name }) => name), value);
}

/** The browser fires `toggle` later; the next key needs the fields now. */
function open(section: HTMLDetailsElement, isOpen: boolean): void {
  section.open = isOpen;
  section.dispatchEvent(new Event("toggle"));
}

function show(message: Message, part: HTMLElement | null): void {
  clear(message, part?.dataset.path ?? "");
  if (!part) return;
  part.classList.add("lit");
  markOctets(message, [Number(part.dataset.from), Number(part.dataset.to)], "lit");
  if (part.dataset.target) markOctets(message, part.dataset.target.split(" ").map(Number), "goal");
  reveal(message.querySelector<HTMLElement>(".hex"), message.querySelector<HTMLElement>("[data-at].lit"));
}

/** Highlights the innermost field of an octet, or its section if that is closed. */
function showOctet(message: Message, at: number): void {
  const { above, parts } = pointedAt(message.fields, at);
  const [first] = parts;
  clear(message, saidOf(above, parts));
  if (!first) return;
  markOctets(message, [first.from, first.to], "lit");
  const paths = parts.map((part) => pathOf([...above, part]));
  const drawn = partsOf(message).filter(({ dataset }) => paths.includes(dataset.path ?? ""));
  const section = partsOf(message).find(({ dataset }) => dataset.path === pathOf(above.slice(0, 1)));
  for (const part of drawn.length > 0 ? drawn : [section]) part?.classList.add("lit");
}

function saidOf(above: Field[], parts: Field[]): string {
  const [first, second] = parts;
  if (!first || !second) return first ? pathOf([...above, first]) : "";
  const shared = parts.map(({ name, value }) => `${name} ${value}`).join(", ");
  return wireStrings.readout(wireStrings.range(first.from, first.to), above.map(({ name }) => name), shared);
}

/** The innermost fields at an octet: several where each has some of its bits. */
function pointedAt(fields: Field[], at: number, above: Field[] = []): { above: Field[]; parts: Field[] } {
  const parts = fields.filter(({ from, to }) => from <= at && at < to);
  const [only] = parts;
  const below = parts.length === 1 && only?.children ? pointedAt(only.children, at, [...above, only]) : null;
  return below && below.parts.length > 0 ? below : { above, parts };
}

function clear(message: Message, said: string): void {
  for (const marked of message.querySelectorAll(".lit, .goal")) marked.classList.remove("lit", "goal");
  const readout = message.querySelector(".readout");
  if (readout) readout.textContent = said;
}

function markOctets(message: Message, [from = 0, to = 0]: number[], kind: string): void {
  const octets = message.querySelectorAll("[data-at]");
  for (let at = from; at < to; at += 1) octets[at]?.classList.add(kind);
}

/** Scrolls the hex dump only, to the first highlighted octet. */
function reveal(hex: HTMLElement | null, octet: HTMLElement | null): void {
  if (!hex || !octet || hex.matches(":hover")) return;
  const [frame, place] = [hex.getBoundingClientRect(), octet.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) hex.scrollTop += place.top - frame.top - place.height;
}

function visibleParts(message: HTMLElement): HTMLElement[] {
  return partsOf(message).filter((part) => part.matches("summary") || part.closest("details")?.open);
}

function focusedPart(message: HTMLElement): HTMLElement | null {
  return message.querySelector<HTMLElement>(`:is(summary, li):focus`);
}

function partsOf(message: HTMLElement): HTMLElement[] {
  return [...message.querySelectorAll<HTMLElement>(PART)];
}

const PART = "[data-from]";
