/**
 * A link as pages and documents take it.
 */
import { readableName } from "../model/source";
import type { State } from "../model/state";
import { words } from "../strings/share";

export function titleOf({ group }: State): string {
  return words.title(`${readableName(group.name)} ${group.type}`);
}

/** Brackets and asterisks mean something in Markdown (CommonMark, section 2.4). */
export function markdownOf(link: string, title: string): string {
  return `[${title.replace(/[\\[\]*_`<>]/g, "\\$&")}](${link})`;
}

export function embedOf(link: string, title: string): string {
  return `<iframe src="${escaped(link)}" title="${escaped(title)}" width="100%" height="900" loading="lazy" style="border: 0"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
