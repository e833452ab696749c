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
  appearance: Appearance;
  /** Hydrates the content of the root. False if it was changed before that. */
  hydrate(root: ShadowRoot, picture: (renderInto: RenderInto) => TemplateResult): Promise<boolean>;
}

/** Known at build time. */
export const INITIAL_APPEARANCE: Appearance = { theme: "auto", framed: true, readOnly: false };

/** As a data block, which no browser executes. */
export function outcomeScript(outcome: Outcome): string {
  const { wire } = outcome;
  const plain = {
    ...outcome,
    wire: wire && { ...wire, query: [...wire.query], reply: [...wire.reply] },
  };
  return `<script type="application/json" id="${ID}">${JSON.stringify(plain).replaceAll("<", "\\u003c")}</script>`;
}

/** Hides Lit's markers of a section, so hydration of the template around it skips them. */
export function hideMarkers(markup: string): string {
  return markup.replace(/<!--(?=\/?lit-)/g, (start) => start + HIDDEN);
}

/** Null without prerendered HTML, or where numbers need another language. */
export async function readPrerendered(page: Document): Promise<Prerendered | null> {
  const text = page.getElementById(ID)?.textContent;
  if (!text || page.documentElement.lang !== LANGUAGE) return null;
  const { hydrate } = await import("@lit-labs/ssr-client");
  await yieldToMain();
  integer(0); // the first number format takes as long as a section: give it a task of its own
  const { wire, ...outcome } = JSON.parse(text) as Outcome;
  const octets = wire && {
    ...wire,
    query: Uint8Array.from(wire.query),
    reply: Uint8Array.from(wire.reply),
  };
  return {
    outcome: { ...outcome, wire: octets },
    appearance: INITIAL_APPEARANCE,
    hydrate: hydrator(hydrate),
  };
}

/** One section per task. */
function hydrator(
  hydrate: (content: unknown, root: HTMLElement | ShadowRoot) => void,
): Prerendered["hydrate"] {
  return async (root, picture) => {
    const sections: (() => void)[] = [];
    const renderInto: RenderInto = (content, element) =>
      sections.push(() => hydrate(content(), showMarkers(element)));
    try {
      await yieldToMain();
      hydrate(picture(renderInto), root);
      for (const hydrateSection of sections) {
        await yieldToMain();
        hydrateSection();
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
/** The language of the page at build time. */
const LANGUAGE = "en";
const HIDDEN = "region ";
/** The property by which Lit recognises a root that it has rendered into. */
const LIT_ROOT = "_$litPart$";
