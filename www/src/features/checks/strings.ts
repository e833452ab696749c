/**
 * Strings of the health checks.
 */
import { integer, list } from "../../text/locale";

const numbered = (count: number, one: string, many: string) =>
  `${integer(count)} ${count === 1 ? one : many}`;

const inARow = (threshold: number) => (threshold > 1 ? " in a row" : "");

export const checkStrings = {
  summary: (checks: number, down: number) =>
    checks === 0
      ? "Health checks: none"
      : `Health checks: ${integer(checks)}, ${down === 0 ? "all healthy" : `${integer(down)} unhealthy`}`,
  hint: "Add results to a check one at a time and watch its countdown. A manual status overrides check results until you clear it; so does the Health of an imported zone. The link includes the results.",
  asks: (names: string[]) =>
    names.length > 3
      ? `${list(names.slice(0, 3))} and ${integer(names.length - 3)} more`
      : list(names),
  nobody: "not used by any record",
  status: { Healthy: "healthy", Unhealthy: "unhealthy" },
  source: {
    initial: "initial",
    observed: "observed",
    calculated: "calculated",
    disabled: "disabled",
    override: "override",
  },
  kind: {
    probe: (target: string, interval: number, threshold: number) =>
      `${target} every ${integer(interval)} s, ${integer(threshold)} in a row`,
    calculated: (needed: number, children: number) =>
      `Calculated: ${integer(needed)} of ${numbered(children, "check", "checks")} must be healthy`,
    metric: (alarm: string) => `CloudWatch alarm ${alarm}`,
    control: (control: string) => `Routing control ${control}`,
    unknown: "Only its ID is known: records use it, but its settings were not imported",
  },
  inverted: "inverted",
  countdown: (left: number, threshold: number, opinion: boolean, turned: string) => {
    const results = opinion
      ? numbered(left, "more failure", "more failures")
      : numbered(left, "more pass", "more passes");
    return `${results}${inARow(threshold)} until it is ${turned}`;
  },
  beneath: (left: number, threshold: number) =>
    `without the manual status: ${numbered(left, "more result", "more results")}${inARow(threshold)} until it changes`,
  results: {
    probe: { p: "One pass", f: "One failure" },
    metric: { p: "OK", f: "ALARM", n: "Too little data" },
    control: { p: "On", f: "Off" },
  },
  byHand: "Manual status",
  forced: { none: "not set", Healthy: "healthy", Unhealthy: "unhealthy" },
  forget: "Clear results",
  edit: "Edit",
  delete: "Delete",
  of: (what: string, id: string) => `${what}: check ${id}`,
  add: "Add a check",
  addType: "Type of the new check",
  types: {
    HTTP: "HTTP",
    HTTPS: "HTTPS",
    HTTP_STR_MATCH: "HTTP with string match",
    HTTPS_STR_MATCH: "HTTPS with string match",
    TCP: "TCP",
    CALCULATED: "calculated from others",
    CLOUDWATCH_METRIC: "CloudWatch alarm",
    RECOVERY_CONTROL: "routing control",
  },
  members: {
    IPAddress: "Address",
    Port: "Port",
    FullyQualifiedDomainName: "Host name",
    ResourcePath: "Path",
    SearchString: "Search string",
    RequestInterval: "Interval (seconds)",
    FailureThreshold: "Failure threshold",
    HealthThreshold: "Health threshold",
    ChildHealthChecks: "Child checks",
    AlarmName: "Alarm",
    AlarmRegion: "Region",
    InsufficientDataHealthStatus: "With too little data",
    RoutingControlArn: "Routing control (ARN)",
    Inverted: "Inverted",
    Disabled: "Disabled",
  },
  insufficient: {
    Healthy: "healthy",
    Unhealthy: "unhealthy",
    LastKnownStatus: "the last known status",
  },
};
