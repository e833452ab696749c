/**
 * The tooltip: explanations on hover, focus and tap.
 *
 * Elements with `data-explain` have one. It stays while the pointer is on it; Escape closes it (WCAG 2.2, 1.4.13). There
 * is one popover for all. Within `data-walk`, arrow keys move between numbers (roving tabindex).
 */

/** Null while explanations are loading; `retry` is called when they are there. */
type TextOf = (kind: string, key: string) => string | null;

export class Tooltip {
  #root: () => ParentNode | null;
  #textOf: TextOf;
  #shown: HTMLElement | null = null;
  #described: Element | null = null;
  /** Opened by a press, so it stays until dismissed. */
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void) | null = null;

  constructor(root: () => ParentNode | null, textOf: TextOf) {
    this.#root = root;
    this.#textOf = textOf;
  }

  handle(event: Event, target: Element): void {
    if (event.type === "pointerover") this.#point(event as PointerEvent, target);
    else if (event.type === "click") this.#press(event as PointerEvent, target);
    else if (event.type === "focusin") this.#focus(target);
    else if (event.type === "keydown") this.#key(event as KeyboardEvent, target as HTMLElement);
    else if (event.type === "pointerleave") this.#leave();
    else if (event.type === "focusout" || event.type === "input") this.hide();
  }

  /** Keeps the popover at its number while scrolling. */
  follow(): void {
    if (this.#shown && this.#popover) place(this.#popover, this.#shown);
  }

  /** After a rendering the number may have changed or gone. */
  refresh(): void {
    const popover = this.#popover;
    if (!this.#shown || !popover) return;
    const text = this.#shown.isConnected ? this.#of(this.#shown) : "";
    if (text) popover.textContent = text;
    else this.hide();
  }

  /** Explanations are loaded. */
  retry(): void {
    this.#waiting?.();
  }

  get #popover(): HTMLElement | null {
    return this.#root()?.querySelector<HTMLElement>(`#${ID}`) ?? null;
  }

  /** Opens on hover, closes when the pointer leaves both number and tooltip. */
  #point({ pointerType, timeStamp }: PointerEvent, target: Element): void {
    if (pointerType === "touch" || this.#pinned) return;
    const goal = explainedAt(target);
    clearTimeout(this.#timer);
    if (goal) this.#of(goal); // starts loading while the pointer rests
    if (goal && goal !== this.#shown)
      this.#timer = setTimeout(() => this.#show(goal, goal), timeStamp + DELAY - performance.now());
    else if (!goal && !target.closest(`#${ID}`)) this.#leave();
  }

  /** A press on a summary or label has its own meaning; touch has no other way to point. */
  #press({ pointerType }: PointerEvent, target: Element): void {
    const goal = explainedAt(target);
    if (goal?.matches("summary, label") && pointerType !== "touch") return;
    if (!goal || (goal === this.#shown && this.#pinned)) return this.hide();
    this.#show(goal, goal, true);
  }

  #focus(target: Element): void {
    const goal = explainedAt(target);
    if (goal && target.matches(":focus-visible")) this.#show(goal, target);
  }

  /** Escape closes; arrow keys move to the next number. */
  #key(event: KeyboardEvent, here: HTMLElement): void {
    if (event.key === "Escape") this.hide();
    if (event.ctrlKey || event.altKey || event.metaKey || !here.matches(`[data-walk] ${STOP}`))
      return;
    const goal = neighbour(here, event.key);
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  }

  #of(goal: HTMLElement): string | null {
    const { explain = "", key } = goal.dataset;
    return this.#textOf(
      explain,
      key ?? goal.closest<HTMLElement>("[data-line]")?.dataset.line ?? "",
    );
  }

  #show(goal: HTMLElement, described: Element, pinned = false): void {
    const popover = this.#popover;
    const text = this.#of(goal);
    if (text === null) this.#waiting = () => this.#show(goal, described, pinned);
    if (!popover || !goal.isConnected || !text) return;
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.#pinned = pinned;
    this.#shown = goal;
    popover.textContent = text;
    popover.togglePopover(true);
    place(popover, goal);
    this.#describe(described);
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    const stays = this.#pinned || this.#shown?.matches(":focus-visible, :has(:focus-visible)");
    if (this.#shown && !stays) this.#timer = setTimeout(() => this.hide(), DELAY);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    if (this.#popover?.isConnected) this.#popover.togglePopover(false);
    this.#describe(null);
    this.#shown = null;
    this.#pinned = false;
  }

  /** Keeps other descriptions of the element, such as an error. */
  #describe(goal: Element | null): void {
    const before = this.#described;
    if (before) set(before, others(before));
    if (goal) set(goal, [...others(goal), ID]);
    this.#described = goal;
  }
}

function explainedAt(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>("[data-explain]");
}

function others(element: Element): string[] {
  return (element.getAttribute(DESCRIBED) ?? "").split(" ").filter((id) => id && id !== ID);
}

function set(element: Element, ids: string[]): void {
  if (ids.length > 0) element.setAttribute(DESCRIBED, ids.join(" "));
  else element.removeAttribute(DESCRIBED);
}

/** Below the number, or above it where there is no room. */
function place(popover: HTMLElement, goal: HTMLElement): void {
  const at = goal.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const below = at.bottom + GAP + height <= clientHeight || at.top < height + GAP;
  const left = Math.max(
    Math.min(at.left + at.width / 2 - width / 2, clientWidth - width - GAP),
    GAP,
  );
  popover.style.setProperty("left", `${left}px`);
  popover.style.setProperty("top", `${below ? at.bottom + GAP : at.top - GAP - height}px`);
}

/** Up and down stay in the column, left and right in the line. */
function neighbour(here: HTMLElement, key: string): HTMLElement | undefined {
  const all = [...(here.closest("[data-walk]")?.querySelectorAll<HTMLElement>(STOP) ?? [])].filter(
    (each) => each.checkVisibility(),
  );
  const isRtl = getComputedStyle(here).direction === "rtl";
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[
    key
  ];
  if (step === undefined) return undefined;
  const column = (each: HTMLElement) => each.dataset.column ?? each.closest("td, th, i")?.className;
  const line = (each: HTMLElement) => each.closest("tr, li");
  const same =
    key === "ArrowDown" || key === "ArrowUp"
      ? all.filter((each) => column(each) === column(here))
      : all.filter((each) => line(each) === line(here));
  return same[same.indexOf(here) + step];
}

const ID = "explanation";
const STOP = "[data-explain][tabindex]";
const DESCRIBED = "aria-describedby";
/** Pixels. */
const GAP = 6;
/** Milliseconds: a passing pointer opens nothing, and the pointer can cross to the tooltip. */
const DELAY = 180;
