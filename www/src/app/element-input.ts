/**
 * Input of the element: a zone and attributes, applied to a state.
 */
import type { ZoneSource } from "multivalue";

import { stateOf, VIEWS, type Change, type State, type ViewName } from "../model/state";
import { LinkError, ATTRIBUTES } from "../share/attributes";
import { elementStrings } from "../text/element-strings";
import { commonStrings } from "../text/strings";

export interface ElementInput {
  /** Null: as the zone and the attributes say. */
  given: State | null;
  /** JSON; null: the first example. */
  zone: string | null;
  /** Null: not there. */
  attributes: Record<string, string | null>;
}

/** Reads a zone as the core does, and gives it back in Route 53's spelling. */
export type Read = (document: unknown) => Promise<ZoneSource>;

/** The zone of a text. */
export function zoneIn(text: string, read: Read): Promise<ZoneSource> {
  return read(parsed(text));
}

/** The view that will be looked at; none where the attribute says nothing. */
export function viewOf({ view }: ElementInput["attributes"]): ViewName {
  return VIEWS.find((known) => known === view?.trim()) ?? "full";
}

/** Makes of a state what the attributes say; `refuse` hears of each that says nothing, or null where it does. */
export function attributeChange(attributes: ElementInput["attributes"], refuse: (name: string, fault: string | null) => void): Change {
  return (state) =>
    Object.entries(attributes).reduce((present, [name, text]) => {
      try {
        const next = text === null ? withDefault(present, name) : ATTRIBUTES[memberOf(name)](text.trim(), name)(present);
        refuse(name, null);
        return next;
      } catch (error) {
        if (!(error instanceof LinkError)) throw error;
        refuse(name, elementStrings.attribute(error.message));
        return present;
      }
    }, state);
}

/** An attribute that was taken away leaves what stands there without it. */
function withDefault(state: State, name: string): State {
  const usual = stateOf(state.source);
  if (name === "name" || name === "type") return { ...state, group: { ...state.group, [name]: usual.group[name] } };
  const member = name as "queries" | "seed" | "view";
  return { ...state, [member]: usual[member] };
}

/** Links spell one of them shorter. */
function memberOf(name: string): keyof typeof ATTRIBUTES {
  return name === "queries" ? "n" : (name as keyof typeof ATTRIBUTES);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(commonStrings.notJson((error as Error).message));
  }
}
