/**
 * Input of the element: a zone and attributes, applied to a state.
 */
import type { ZoneSource } from "multivalue";

import { type Change, type State, stateOf, VIEWS, type ViewName } from "../model/state";
import { ATTRIBUTES, LinkError } from "../share/attributes";
import { elementStrings } from "../text/element-strings";
import { commonStrings } from "../text/strings";

export interface ElementInput {
  /** Null: zone and attributes determine the state. */
  given: State | null;
  /** JSON. Null: the first example. */
  zone: string | null;
  /** Null: the attribute is absent. */
  attributes: Record<string, string | null>;
}

/** Validates a zone by the core and returns it in Route 53's spelling. */
export type Read = (document: unknown) => Promise<ZoneSource>;

export function zoneIn(text: string, read: Read): Promise<ZoneSource> {
  return read(parsed(text));
}

/** The view that the attribute names. Default: the full one. */
export function viewOf({ view }: ElementInput["attributes"]): ViewName {
  return VIEWS.find((known) => known === view?.trim()) ?? "full";
}

/** A change that applies attributes. `refuse` gets the error of each attribute, or null. */
export function attributeChange(
  attributes: ElementInput["attributes"],
  refuse: (name: string, fault: string | null) => void,
): Change {
  return (state) =>
    Object.entries(attributes).reduce((present, [name, text]) => {
      try {
        const next =
          text === null
            ? withDefault(present, name)
            : ATTRIBUTES[memberOf(name)](text.trim(), name)(present);
        refuse(name, null);
        return next;
      } catch (error) {
        if (!(error instanceof LinkError)) throw error;
        refuse(name, elementStrings.attribute(error.message));
        return present;
      }
    }, state);
}

/** The default of a removed attribute. */
function withDefault(state: State, name: string): State {
  const usual = stateOf(state.source);
  if (name === "name" || name === "type")
    return { ...state, group: { ...state.group, [name]: usual.group[name] } };
  const member = name as "queries" | "seed" | "view";
  return { ...state, [member]: usual[member] };
}

/** Links abbreviate one name. */
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
