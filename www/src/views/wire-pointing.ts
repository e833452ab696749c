/**
 * Pointing at a part of a message marks its octets, and at an octet its part.
 *
 * Classes and no part of the state, so that a moving pointer draws nothing anew.
 */
export function pointAtPart(event: Event): void {
  const message = event.currentTarget as HTMLElement;
  const pointed = event.target as Element;
  const octet = pointed.closest<HTMLElement>("[data-at]");
  show(message, octet ? smallestAround(message, Number(octet.dataset.at)) : pointed.closest<HTMLElement>(PART));
}

export function leaveParts(event: Event): void {
  const message = event.currentTarget as HTMLElement;
  show(message, focusedPart(message));
}

/** Arrow keys walk the parts that can be seen; left and right close and open what they stand in. */
export function walkParts(event: KeyboardEvent): void {
  const message = event.currentTarget as HTMLElement;
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
      if (section && here.matches("summary")) section.open = key === "ArrowRight";
      return key === "ArrowLeft" ? (section?.querySelector("summary") ?? here) : here;
    default:
      return undefined;
  }
}

function show(message: HTMLElement, part: HTMLElement | null): void {
  for (const marked of message.querySelectorAll(".lit, .goal")) marked.classList.remove("lit", "goal");
  const readout = message.querySelector(".readout");
  if (readout) readout.textContent = part?.dataset.path ?? "";
  if (!part) return;
  part.classList.add("lit");
  if (!part.checkVisibility()) part.closest("details")?.querySelector("summary")?.classList.add("lit");
  const octets = message.querySelectorAll("[data-at]");
  mark(octets, [Number(part.dataset.from), Number(part.dataset.to)], "lit");
  reveal(message.querySelector<HTMLElement>(".hex"), message.querySelector<HTMLElement>("[data-at].lit"));
  if (part.dataset.target) mark(octets, part.dataset.target.split(" ").map(Number), "goal");
}

function mark(octets: NodeListOf<Element>, [from = 0, to = 0]: number[], kind: string): void {
  for (let at = from; at < to; at += 1) octets[at]?.classList.add(kind);
}

/** Scrolls the octets, and nothing else, to where the first marked one is seen. */
function reveal(hex: HTMLElement | null, octet: HTMLElement | null): void {
  if (!hex || !octet || hex.matches(":hover")) return;
  const [frame, place] = [hex.getBoundingClientRect(), octet.getBoundingClientRect()];
  if (place.top < frame.top || place.bottom > frame.bottom) hex.scrollTop += place.top - frame.top - place.height;
}

function smallestAround(message: HTMLElement, at: number): HTMLElement | null {
  const around = partsOf(message).filter(({ dataset }) => Number(dataset.from) <= at && at < Number(dataset.to));
  const length = ({ dataset }: HTMLElement) => Number(dataset.to) - Number(dataset.from);
  return around.reduce<HTMLElement | null>((least, part) => (least && length(least) < length(part) ? least : part), null);
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
