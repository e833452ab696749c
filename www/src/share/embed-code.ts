/**
 * A link as Markdown and as the element's HTML.
 */
import { DEFAULTS, type State } from "../model/state";
import { firstGroup, readableName } from "../model/zone";
import { linkStrings } from "./strings";

export function titleOf({ group }: State): string {
  return linkStrings.title(`${readableName(group.name)} ${group.type}`);
}

/** Escapes what Markdown interprets (CommonMark, section 2.4). */
export function markdownOf(link: string, title: string): string {
  return `[${title.replace(/[\\[\]*_`<>]/g, "\\$&")}](${link})`;
}

/** One script, one tag, and a link as its fallback content. */
export function embedOf(link: string, state: State): string {
  const page = link.replace(/#.*$/, "");
  const script = new URL("element.js", page).href;
  const attributes = [...Object.entries(attributesOf(state)), ["playground", page]].map(
    ([name = "", text = ""]) => ` ${name}="${escaped(text)}"`,
  );
  return `<script type="module" src="${escaped(script)}"></script>
<multivalue-playground${attributes.join("")}>
<script type="application/json">${inScript(JSON.stringify(state.source))}</script>
<p><a href="${escaped(link)}">${escaped(titleOf(state))}</a></p>
</multivalue-playground>`;
}

/** Without defaults. */
function attributesOf(state: State): Record<string, string> {
  const { group, queries, seed, view } = state;
  const usual = { ...DEFAULTS, group: firstGroup(state.source) ?? group };
  const all = {
    name: [group.name, usual.group.name],
    type: [group.type, usual.group.type],
    queries: [queries, usual.queries],
    seed: [seed, usual.seed],
    view: [view, usual.view],
  };
  return Object.fromEntries(
    Object.entries(all)
      .filter(([, [own, other]]) => own !== other)
      .map(([name, [own]]) => [name, String(own)]),
  );
}

/** A script element ends at the first `</script`; a comment inside would hide it (HTML, section 4.12.1.3). */
function inScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
