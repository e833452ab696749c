/**
 * Which health check a record asks: one of the zone's, none, or a new one.
 */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { HealthCheck } from "multivalue";

import { checkOf, targetOf } from "../model/checks";
import { edit } from "../model/state";
import type { Line } from "../model/zone";
import type { Change } from "../model/state";
import { recordStrings } from "../strings/records";
import { option } from "../ui/select";
import { errorId, isRefused } from "../ui/field";
import type { Actions, View } from "../model/view";

export function checkChoice(view: View, act: Actions, line: Line, name: string): TemplateResult {
  const { key, row } = line;
  if (view.readOnly) return html`<span class="still check" title=${row.HealthCheckId ?? recordStrings.noCheck}>${named(view, line)}</span>`;
  const field = `check ${key}`;
  const offer = () => act.offer(key);
  const choose = async (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const accepted = await act.propose(change(row, select.value), { name: field, text: select.value });
    if (!accepted) select.value = row.HealthCheckId ? `=${row.HealthCheckId}` : NONE;
  };
  return html`<select
    class="check"
    aria-label=${recordStrings.check(name)}
    title=${row.HealthCheckId ?? recordStrings.noCheck}
    aria-invalid=${isRefused(view, field) ? "true" : nothing}
    aria-describedby=${isRefused(view, field) ? errorId(field) : nothing}
    @change=${choose}
    @pointerenter=${offer}
    @focus=${offer}
  >
    ${option(NONE, recordStrings.noCheck, !row.HealthCheckId)}
    ${offered(view, line).map((check) => checkOption(check, line))}
    ${isKnown(view, row) ? nothing : option(`=${row.HealthCheckId}`, row.HealthCheckId ?? "", true)} ${option(NEW, recordStrings.newCheck, false)}
  </select>`;
}

/** What is asked, where it is not to be chosen. */
function named({ state }: View, { row, value }: Line): string {
  const check = (state.source.HealthChecks ?? []).find(({ Id }) => Id === row.HealthCheckId);
  return check ? targetOf(check, value) : (row.HealthCheckId ?? recordStrings.noCheck);
}

/** Rows may name a check whose settings were not imported. */
function isKnown({ state }: View, { HealthCheckId: id }: Line["row"]): boolean {
  return !id || checkOf(state.source, id) !== undefined;
}

/** All checks where one is about to be chosen, else only the one in force: 400 lists of 400 would be slow. */
function offered({ state, offered }: View, { key, row }: Line): HealthCheck[] {
  const { source } = state;
  if (offered === key) return source.HealthChecks ?? [];
  const own = row.HealthCheckId ? checkOf(source, row.HealthCheckId) : undefined;
  return own ? [own] : [];
}

function checkOption(check: HealthCheck, { row, value }: Line): TemplateResult {
  const label = recordStrings.checkChoice(targetOf(check, value), check.Id ?? "");
  return option(`=${check.Id}`, label, check.Id === row.HealthCheckId);
}

function change(row: Line["row"], choice: string): Promise<Change> {
  return edit((source, { attachCheck, attachNewChecks, detachCheck }) => {
    if (choice === NONE) return detachCheck(source, row);
    if (choice === NEW) return attachNewChecks(source, [row]);
    return attachCheck(source, row, choice.slice(1));
  });
}

/** An identifier follows an equals sign, so that no identifier can be taken for these. */
const NONE = "none";
const NEW = "new";
