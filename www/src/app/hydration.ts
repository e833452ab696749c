/**
 * Hydration: takes over the prerendered HTML of the page with its result, so nothing is queried or rendered again.
 */
import type { TemplateResult } from "lit/html.js";

import { yieldToMain } from "../engine/yield-to-main";
import type { Outcome } from "../model/outcome";
import type { Appearance } from "../model/view";
import { integer } from "../text/locale";
import type { RenderInto } from "./root";

export interface Prerendered {
  outcome: Outcome;
  /** What was known of its looks. */
  appearance: Appearance;
  /** Makes the parts of a picture of what stands in the root; false where something has changed that meanwhile. */
  hydrate(root: ShadowRoot, picture: (put: RenderInto) => TemplateResult): Promise<boolean>;
}

/** What the page knows of its looks where it is built. */
export const INITIAL_APPEARANCE: Appearance = { theme: "auto", framed: true, readOnly: false };

/** As a script that no browser runs. */
export function outcomeScript(outcome: Outcome): string {
  const { wire } = outcome;
  const plain = { ...outcome, wire: wire && { ...wire, query: [...wire.query], reply: [...wire.reply] } };
  return `<script type="application/json" id="${ID}">${JSON.stringify(plain).replaceAll("<", "\\u003c")}</script>`;
}

/** The marks of a region's parts, such that who looks for marks in what is around it does not find them. */
export function hideMarkers(markup: string): string {
  return markup.replace(/<!--(?=\/?lit-)/g, (start) => start + HIDDEN);
}

/** Null where the HTML brings none, or its numbers are to be written in another language. */
export async function readPrerendered(page: Document): Promise<Prerendered | null> {
  const text = page.getElementById(ID)?.textContent;
  if (!text || page.documentElement.lang !== LANGUAGE) return null;
  const { hydrate } = await import("@lit-labs/ssr-client");
  await yieldToMain();
  integer(0); // the first format of all takes as long as a region of the picture: it has a turn of its own
  const { wire, ...outcome } = JSON.parse(text) as Outcome;
  const octets = wire && { ...wire, query: Uint8Array.from(wire.query), reply: Uint8Array.from(wire.reply) };
  return { outcome: { ...outcome, wire: octets }, appearance: INITIAL_APPEARANCE, hydrate: hydrator(hydrate) };
}

/** One region after the other, and what waits has its turn between them. */
function hydrator(hydrate: (content: unknown, root: HTMLElement | ShadowRoot) => void): Prerendered["hydrate"] {
  return async (root, picture) => {
    const regions: (() => void)[] = [];
    const put: RenderInto = (region, element) => regions.push(() => hydrate(region(), showMarkers(element)));
    try {
      await yieldToMain();
      hydrate(picture(put), root);
      for (const revive of regions) {
        await yieldToMain();
        revive();
      }
      await yieldToMain();
      return true;
    } catch {
      Reflect.deleteProperty(root, LIT_ROOT);
      return false;
    }
  };
}

function showMarkers(element: HTMLElement): HTMLElement {
  const comments = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const comment = comments.currentNode as Comment;
    if (comment.data.startsWith(HIDDEN)) comment.data = comment.data.slice(HIDDEN.length);
  }
  return element;
}

const ID = "first-outcome";
/** That of the page as it is built. */
const LANGUAGE = "en";
const HIDDEN = "region ";
/** What Lit knows a root by that it has drawn into. */
const LIT_ROOT = "_$litPart$";
