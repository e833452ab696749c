/**
 * Edits of health checks: settings, adding, deleting. They do not validate; the core does.
 */
import type { HealthCheckConfig, HealthCheckType, HealthStatus, ZoneSource } from "multivalue";

import { withoutResults } from "../../model/check-results";
import { edited, freshId, numberIn, withRows } from "../../model/edits";
import { type Change, withEdit } from "../../model/state";
import { type Group, isAddress, rowsOf } from "../../model/zone";

export type Config = Partial<HealthCheckConfig>;
export type Member = keyof HealthCheckConfig;

/** Sets a member of a check's settings; undefined removes it. */
export const withMember =
  (id: string, member: Member, value: unknown): Change =>
  (state) => {
    const next = withEdit((source) =>
      withConfig(source, id, (config) => set(config, member, value)),
    )(state);
    return member === "Disabled" ? withoutResults(id)(next) : next;
  };

/** Parses the text of a field. */
export function valueIn(member: Member, text: string): unknown {
  if (text === "") return undefined;
  if (NUMBERS.has(member)) return numberIn(text);
  return member === "ChildHealthChecks" ? text.split(/[\s,]+/).filter(Boolean) : text;
}

/** A manual status overrides check results until it is cleared. */
export function withOverride(
  source: ZoneSource,
  id: string,
  status: HealthStatus | null,
): ZoneSource {
  const { [id]: _, ...others } = source.Health ?? {};
  return { ...source, Health: status === null ? others : { ...others, [id]: status } };
}

export const withCheck =
  (type: HealthCheckType): Change =>
  (state) =>
    withEdit((source) => {
      const id = freshId(source, "check-1");
      const HealthCheckConfig = { Type: type, ...defaultsOf(type, source, state.group) };
      const check = { Id: id, CallerReference: id, HealthCheckVersion: 1, HealthCheckConfig };
      return { ...source, HealthChecks: [...(source.HealthChecks ?? []), check] };
    })(state);

/** Also detaches it from its records. */
export const withoutCheck =
  (id: string): Change =>
  (state) => {
    const bare = withEdit((source) =>
      withRows(withOverride(source, id, null), (row) => {
        if (row.HealthCheckId !== id) return [row];
        const next = edited(row, {});
        delete next.HealthCheckId;
        return [next];
      }),
    );
    const gone = withEdit((source) => ({
      ...source,
      HealthChecks: (source.HealthChecks ?? []).filter(({ Id }) => Id !== id),
    }));
    return withoutResults(id)(gone(bare(state)));
  };

function withConfig(
  source: ZoneSource,
  id: string,
  change: (config: HealthCheckConfig) => HealthCheckConfig,
): ZoneSource {
  const checks = (source.HealthChecks ?? []).map((check) => {
    const { Id, HealthCheckConfig } = check;
    return Id === id && HealthCheckConfig
      ? { ...check, HealthCheckConfig: change(HealthCheckConfig) }
      : check;
  });
  return { ...source, HealthChecks: checks };
}

function set(config: HealthCheckConfig, member: Member, value: unknown): HealthCheckConfig {
  const next = { ...config, [member]: value };
  if (value === undefined) delete next[member];
  return next;
}

/** Initial settings that Route 53 accepts. */
function defaultsOf(type: HealthCheckType, source: ZoneSource, group: Group): Config {
  switch (type) {
    case "CALCULATED":
      return { HealthThreshold: 1, ChildHealthChecks: childrenIn(source) };
    case "CLOUDWATCH_METRIC":
      return {
        AlarmIdentifier: { Region: "us-east-1", Name: "alarm-1" },
        InsufficientDataHealthStatus: "LastKnownStatus",
      };
    case "RECOVERY_CONTROL":
      return { RoutingControlArn: CONTROL };
    default:
      return {
        ...endpoint(type),
        IPAddress: addressIn(source, group),
        RequestInterval: 30,
        FailureThreshold: 3,
      };
  }
}

function endpoint(type: HealthCheckType): Config {
  const Port = type.startsWith("HTTPS") || type === "TCP" ? 443 : 80;
  const path = type === "TCP" ? {} : { ResourcePath: "/health" };
  return { Port, ...path, ...(type.endsWith("STR_MATCH") ? { SearchString: "ok" } : {}) };
}

function childrenIn({ HealthChecks = [] }: ZoneSource): string[] {
  const plain = HealthChecks.filter(
    ({ HealthCheckConfig }) => HealthCheckConfig?.Type !== "CALCULATED",
  );
  return plain.flatMap(({ Id }) => Id ?? []).slice(0, MOST_CHILDREN);
}

function addressIn(source: ZoneSource, group: Group): string {
  const value = rowsOf(source, group)[0]?.ResourceRecords?.[0]?.Value;
  return value !== undefined && isAddress(group.type) ? value : "192.0.2.1";
}

const NUMBERS: ReadonlySet<Member> = new Set<Member>([
  "Port",
  "RequestInterval",
  "FailureThreshold",
  "HealthThreshold",
]);
/** Children of a calculated check (Developer Guide, "Quotas"). */
const MOST_CHILDREN = 255;
/** The account of AWS's examples. */
const CONTROL =
  "arn:aws:route53-recovery-control::111122223333:controlpanel/0123456789abcdef0123456789abcdef/routingcontrol/0123456789abcdef";
