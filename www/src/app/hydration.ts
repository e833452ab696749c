/**
 * Hydration: takes over the prerendered HTML of the page with its result, so nothing is queried or rendered again.
 */
import type { TemplateResult } from "lit/html.js";

import { breath } from "../engine/yield-to-main";
import type { Outcome } from "../model/outcome";
import type { Look } from "../model/view";
import { whole } from "../text/locale";
import type { Put } from "./root";

export interface Drawn {
  outcome: Outcome;
  /** What was known of its looks. */
  look: Look;
  /** Makes the parts of a picture of what stands in the root; false where something has changed that meanwhile. */
  revive(root: ShadowRoot, picture: (put: Put) => TemplateResult): Promise<boolean>;
}

/** What the page knows of its looks where it is built. */
export const FIRST_LOOK: Look = { theme: "auto", framed: true, readOnly: false };

/** As a script that no browser runs. */
export function outcomeScript(outcome: Outcome): string {
  const { wire } = outcome;
  const plain = { ...outcome, wire: wire && { ...wire, query: [...wire.query], reply: [...wire.reply] } };
  return `<script type="application/json" id="${ID}">${JSON.stringify(plain).replaceAll("<", "\\u003c")}</script>`;
}

/** The marks of a region's parts, such that who looks for marks in what is around it does not find them. */
export function veiled(markup: string): string {
  return markup.replace(/<!--(?=\/?lit-)/g, (start) => start + VEIL);
}

/** Null where the HTML brings none, or its numbers are to be written in another language. */
export async function drawnIn(page: Document): Promise<Drawn | null> {
  const text = page.getElementById(ID)?.textContent;
  if (!text || page.documentElement.lang !== LANGUAGE) return null;
  const { hydrate } = await import("@lit-labs/ssr-client");
  await breath();
  whole(0); // the first format of all takes as long as a region of the picture: it has a turn of its own
  const { wire, ...outcome } = JSON.parse(text) as Outcome;
  const octets = wire && { ...wire, query: Uint8Array.from(wire.query), reply: Uint8Array.from(wire.reply) };
  return { outcome: { ...outcome, wire: octets }, look: FIRST_LOOK, revive: reviver(hydrate) };
}

/** One region after the other, and what waits has its turn between them. */
function reviver(hydrate: (content: unknown, root: HTMLElement | ShadowRoot) => void): Drawn["revive"] {
  return async (root, picture) => {
    const regions: (() => void)[] = [];
    const put: Put = (region, element) => regions.push(() => hydrate(region(), unveil(element)));
    try {
      await breath();
      hydrate(picture(put), root);
      for (const revive of regions) {
        await breath();
        revive();
      }
      await breath();
      return true;
    } catch {
      Reflect.deleteProperty(root, KNOWN);
      return false;
    }
  };
}

function unveil(element: HTMLElement): HTMLElement {
  const comments = document.createTreeWalker(element, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const comment = comments.currentNode as Comment;
    if (comment.data.startsWith(VEIL)) comment.data = comment.data.slice(VEIL.length);
  }
  return element;
}

const ID = "first-outcome";
/** That of the page as it is built. */
const LANGUAGE = "en";
const VEIL = "region ";
/** What Lit knows a root by that it has drawn into. */
const KNOWN = "_$litPart$";
