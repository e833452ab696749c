/**
 * The answer on the wire: query and reply, octets beside what they say.
 *
 * Closed it is one line; what is in it is drawn when it is opened.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import { guard } from "lit/directives/guard.js";
import { wireStrings } from "../dns/strings";
import type { Field } from "../dns/reader";
import { dissect } from "../dns/message";
import { digLine, idOf } from "../dns/message";
import { hex } from "../dns/reader";
import { lineOf } from "./answer-panel";
import { copyButton } from "../ui/page-controls";
import { hexDump } from "./hex-dump";
import { messageParts } from "./message-parts";
import type { Actions, Picture, View } from "../model/view";
import { leaveParts, pointAtPart, walkParts } from "./wire-pointing";
import type { Exchange } from "../model/outcome";

export function wirePanel(view: View, act: Actions): TemplateResult | typeof nothing {
  const { picture } = view;
  const isOpen = view.unfolded.has("wire");
  if (!picture?.outcome.wire) return nothing;
  const { wire } = picture.outcome;
  const toggle = (event: Event) => act.unfold("wire", (event.target as HTMLDetailsElement).open);
  return html`<details class="wire" ?open=${isOpen} @toggle=${toggle}>
    <summary data-explain="wire">${wireStrings.summary(wire.query.length, wire.reply.length)}</summary>
    ${isOpen ? opened(view, act, picture, wire) : nothing}
  </details>`;
}

function opened(view: View, act: Actions, picture: Picture, wire: Exchange): TemplateResult {
  const line = digLine({ ...picture.state.group, id: idOf(picture.state.ask) }, wire.transport);
  return html`<p class="hint">${wireStrings.hint} ${wireStrings.identified} ${wire.transport === "tcp" ? wireStrings.overTcp : nothing}</p>
    <p class="line">
      <code aria-label=${wireStrings.line} tabindex="0" role="group">${line}</code>
      ${copyButton(view, act, "dig", wireStrings.copyLine, () => line)}
    </p>
    ${message(view, act, wireStrings.query, wire.query, () => undefined)}
    ${message(view, act, wireStrings.reply, wire.reply, (field) => lineKey(field, view))}`;
}

function message(view: View, act: Actions, title: string, octets: Exchange["query"], keyOf: (field: Field) => string | undefined): TemplateResult {
  const fields = partsOf(octets);
  const parts = () => html`<div class="octets">
      ${hexDump(octets)}
      <p class="readout" aria-hidden="true"></p>
    </div>
    ${messageParts(fields, wireStrings.partsOf(title), title === wireStrings.reply, keyOf)}`;
  return html`<section class="dissected" .fields=${fields} @pointerover=${pointAtPart} @focusin=${pointAtPart} @pointerleave=${leaveParts} @keydown=${walkParts}>
    <h3>${title}<small>${wireStrings.octets(octets.length)}</small>${copyButton(view, act, title, wireStrings.copyHex(title), () => hex(octets))}</h3>
    ${guard([octets], parts)}
  </section>`;
}

/** Taken apart once, however often it is drawn. */
function partsOf(octets: Uint8Array): Field[] {
  const fields = known.get(octets) ?? dissect(octets);
  known.set(octets, fields);
  return fields;
}

const known = new WeakMap<Uint8Array, Field[]>();

/** The line of the table that a record of the reply comes from. */
function lineKey(field: Field, view: View): string | undefined {
  const answer = view.picture?.outcome.answer;
  const data = field.children?.at(-1)?.value;
  return answer && data && field.name.startsWith(wireStrings.sections[0] ?? "") ? lineOf(data, answer, view)?.key : undefined;
}
