// The data shapes of the package, generated from the Rust types: do not edit.
// Source: the Route 53 API reference for what it names; the doc comments say the rest.

/** A record type that Route 53 has. */
export type RRType = "A" | "AAAA" | "CAA" | "CNAME" | "DS" | "HTTPS" | "MX" | "NAPTR" | "NS" | "PTR" | "SOA" | "SPF" | "SRV" | "SSHFP" | "SVCB" | "TLSA" | "TXT";

/** What a health check says. */
export type HealthStatus = "Healthy" | "Unhealthy";

/** Kind of health check. */
export type HealthCheckType = "HTTP" | "HTTPS" | "HTTP_STR_MATCH" | "HTTPS_STR_MATCH" | "TCP" | "CALCULATED" | "CLOUDWATCH_METRIC" | "RECOVERY_CONTROL";

/** AWS Region with health checkers. */
export type HealthCheckRegion = "us-east-1" | "us-west-1" | "us-west-2" | "eu-west-1" | "ap-southeast-1" | "ap-southeast-2" | "ap-northeast-1" | "sa-east-1";

/** How a CloudWatch alarm compares. */
export type ComparisonOperator = "GreaterThanOrEqualToThreshold" | "GreaterThanThreshold" | "LessThanThreshold" | "LessThanOrEqualToThreshold";

/** Statistic of a CloudWatch metric. */
export type Statistic = "Average" | "Sum" | "SampleCount" | "Maximum" | "Minimum";

/**
 * The output of `aws route53 list-resource-record-sets` and `list-health-checks`, and the
 * status of the checks. Members of a page, such as `IsTruncated`, are ignored.
 */
export type ZoneSource = {
  /**
   * Name of the zone; by default the owner of its SOA record.
   */
  Name?: string,
  /**
   * The records.
   */
  ResourceRecordSets: Array<ResourceRecordSet>,
  /**
   * The health checks.
   */
  HealthChecks?: Array<HealthCheck>,
  /**
   * Status overrides by check ID: `Healthy` or `Unhealthy`.
   */
  Health?: { [checkId: string]: HealthStatus },
  /**
   * Most records of a multivalue answer: 1 to 255, by default 8 as in Route 53. Our addition.
   */
  MaxAnswers?: number,
  /**
   * Answer of an RRset without a healthy record. `open`, the default, treats all records as
   * healthy, as Route 53 does; `closed` answers nothing. Our addition.
   */
  AllDown?: "open" | "closed",
  /**
   * Seed of the draw where the caller gives none: decimal digits of a whole number from 0 to
   * 2^64-1. Our addition.
   */
  Seed?: string,
};

/**
 * A record of a hosted zone. Route 53 calls it a resource record set.
 */
export type ResourceRecordSet = {
  /**
   * Owner name; the final dot may be left out.
   */
  Name: string | undefined,
  /**
   * Record type.
   */
  Type: RRType | undefined,
  /**
   * Distinguishes records of one name and type: 1 to 128 characters.
   */
  SetIdentifier?: string,
  /**
   * Weighted routing: 0 to 255.
   */
  Weight?: number,
  /**
   * Latency routing; not supported.
   */
  Region?: any,
  /**
   * Geolocation routing; not supported.
   */
  GeoLocation?: any,
  /**
   * Failover routing.
   */
  Failover?: "PRIMARY" | "SECONDARY",
  /**
   * Multivalue answer routing: true or absent.
   */
  MultiValueAnswer?: boolean,
  /**
   * Time to live, in seconds: 0 to 2147483647.
   */
  TTL?: number,
  /**
   * The values; empty for an alias.
   */
  ResourceRecords?: Array<ResourceRecord>,
  /**
   * Alias: the RRset that answers instead.
   */
  AliasTarget?: AliasTarget,
  /**
   * ID of the record's health check.
   */
  HealthCheckId?: string,
  /**
   * Traffic policy instance that made the record; not supported.
   */
  TrafficPolicyInstanceId?: string,
  /**
   * IP-based routing; not supported.
   */
  CidrRoutingConfig?: any,
  /**
   * Geoproximity routing; not supported.
   */
  GeoProximityLocation?: any,
};

/**
 * A value of a record.
 */
export type ResourceRecord = {
  /**
   * The data in presentation format.
   */
  Value: string | undefined,
};

/**
 * The target of an alias record.
 */
export type AliasTarget = {
  /**
   * ID of the target's hosted zone.
   */
  HostedZoneId: string | undefined,
  /**
   * Name of the target.
   */
  DNSName: string | undefined,
  /**
   * Whether the alias is as healthy as its target.
   */
  EvaluateTargetHealth: boolean | undefined,
};

/**
 * Changes that Route 53 makes together or not at all.
 */
export type ChangeBatch = {
  /**
   * Up to 256 characters.
   */
  Comment?: string,
  /**
   * The changes.
   */
  Changes: Array<Change> | undefined,
};

/**
 * A change of one record.
 */
export type Change = {
  /**
   * `CREATE`, `DELETE` or `UPSERT`.
   */
  Action: "CREATE" | "DELETE" | "UPSERT" | undefined,
  /**
   * The record.
   */
  ResourceRecordSet: ResourceRecordSet | undefined,
};

/**
 * A health check as `ListHealthChecks` gives it.
 */
export type HealthCheck = {
  /**
   * The check's ID.
   */
  Id: string | undefined,
  /**
   * The creator's reference, unique in an account.
   */
  CallerReference: string | undefined,
  /**
   * The AWS service that created it, if one did.
   */
  LinkedService?: LinkedService,
  /**
   * The configuration.
   */
  HealthCheckConfig: HealthCheckConfig | undefined,
  /**
   * Starts at 1.
   */
  HealthCheckVersion: number | undefined,
  /**
   * The alarm of a CloudWatch check.
   */
  CloudWatchAlarmConfiguration?: CloudWatchAlarmConfiguration,
};

/**
 * The configuration of a health check.
 */
export type HealthCheckConfig = {
  /**
   * The endpoint's address.
   */
  IPAddress?: string,
  /**
   * The endpoint's port.
   */
  Port?: number,
  /**
   * Type of the check.
   */
  Type: HealthCheckType | undefined,
  /**
   * Path of the request.
   */
  ResourcePath?: string,
  /**
   * Host header, or the name of the endpoint.
   */
  FullyQualifiedDomainName?: string,
  /**
   * Text that the body must contain.
   */
  SearchString?: string,
  /**
   * 10 or 30 seconds.
   */
  RequestInterval?: number,
  /**
   * Consecutive results that change the status at a checker: 1 to 10.
   */
  FailureThreshold?: number,
  /**
   * Whether latency is measured.
   */
  MeasureLatency?: boolean,
  /**
   * Inverts the status.
   */
  Inverted?: boolean,
  /**
   * Stops the check, which then counts as healthy.
   */
  Disabled?: boolean,
  /**
   * Healthy children that a calculated check needs: 0 to 256.
   */
  HealthThreshold?: number,
  /**
   * Children of a calculated check.
   */
  ChildHealthChecks?: Array<string>,
  /**
   * Whether the host name is sent in the TLS hello.
   */
  EnableSNI?: boolean,
  /**
   * Regions of the checkers.
   */
  Regions?: Array<HealthCheckRegion>,
  /**
   * The alarm of a CloudWatch check.
   */
  AlarmIdentifier?: AlarmIdentifier,
  /**
   * Status while a CloudWatch metric has too few data.
   */
  InsufficientDataHealthStatus?: "Healthy" | "Unhealthy" | "LastKnownStatus",
  /**
   * The routing control of a recovery-control check.
   */
  RoutingControlArn?: string,
};

/**
 * The AWS service that created a check.
 */
export type LinkedService = {
  /**
   * Its principal.
   */
  ServicePrincipal?: string,
  /**
   * Its description of the check.
   */
  Description?: string,
};

/**
 * The identity of a CloudWatch alarm.
 */
export type AlarmIdentifier = {
  /**
   * AWS Region.
   */
  Region: any,
  /**
   * Name of the alarm.
   */
  Name: string | undefined,
};

/**
 * The alarm of a CloudWatch check.
 */
export type CloudWatchAlarmConfiguration = {
  /**
   * Periods compared with the threshold.
   */
  EvaluationPeriods: number | undefined,
  /**
   * The threshold.
   */
  Threshold: number | undefined,
  /**
   * The comparison of the metric with the threshold.
   */
  ComparisonOperator: ComparisonOperator | undefined,
  /**
   * Seconds of one evaluation.
   */
  Period: number | undefined,
  /**
   * The metric.
   */
  MetricName: string | undefined,
  /**
   * The metric's namespace.
   */
  Namespace: string | undefined,
  /**
   * The statistic.
   */
  Statistic: Statistic | undefined,
  /**
   * The metric's dimensions.
   */
  Dimensions?: Array<Dimension>,
};

/**
 * A dimension of a metric.
 */
export type Dimension = {
  /**
   * Its name.
   */
  Name: string | undefined,
  /**
   * Its value.
   */
  Value: string | undefined,
};

/**
 * The effective status of a health check, and the reason.
 */
export type HealthReport = {
  /**
   * ID of the check.
   */
  id: string,
  /**
   * The status after `Disabled`, `Inverted` and the override.
   */
  status: HealthStatus,
  /**
   * The source of the status.
   */
  source: "initial" | "observed" | "calculated" | "disabled" | "override",
  /**
   * The reason, as a sentence.
   */
  reason: string,
  /**
   * Consecutive results against the status of a checker, if an endpoint was probed.
   */
  streak?: number,
};

/**
 * A broken rule, and its place in the input.
 */
export type Violation = {
  /**
   * The API's code.
   */
  code: "InvalidInput" | "NoSuchHealthCheck" | "InvalidChangeBatch" | "HealthCheckAlreadyExists",
  /**
   * Route 53's sentence.
   */
  message: string,
  /**
   * The member at fault: `ResourceRecordSets[3].TTL`.
   */
  path: string,
  /**
   * The record at fault, if it is one.
   */
  record: RecordId | null,
  /**
   * Line of the member, if the input was text.
   */
  line: number | null,
  /**
   * Column of the member, if the input was text.
   */
  column: number | null,
};

/**
 * The identity of a record, as given.
 */
export type RecordId = {
  /**
   * Owner name.
   */
  name: string,
  /**
   * Record type.
   */
  type: string,
  /**
   * Distinguishes records of one name and type.
   */
  setIdentifier: string | null,
};

/**
 * One result: of a probe, of a metric's data, or of a routing control.
 */
export type Observation = {
  /**
   * Whether the probe passed, the metric is OK and not in ALARM, or the control is on.
   * Null: the metric has too few data.
   */
  ok: boolean | null,
  /**
   * When it was, in seconds from any one point; a checker's results come in this order.
   */
  at?: number,
  /**
   * Who probed; by default there is one checker.
   */
  checker?: string,
};

/**
 * One query answered, and why each row is in or out.
 */
export type Answer = {
  /**
   * Response code.
   */
  rcode: "NOERROR" | "NXDOMAIN" | "REFUSED" | "SERVFAIL",
  /**
   * The name that was asked, in Route 53's spelling.
   */
  name: string,
  /**
   * The type that was asked.
   */
  type: RRType,
  /**
   * Policy of the group that was asked, at the end of a CNAME chain.
   */
  policy: "simple" | "multivalue" | "failover" | "weighted" | null,
  /**
   * Every row was unhealthy, so all were eligible.
   */
  failOpen: boolean,
  /**
   * Answer section, in wire order.
   */
  answer: Array<AnswerRecord>,
  /**
   * Authority section, in wire order.
   */
  authority: Array<AnswerRecord>,
  /**
   * Every row of the group that was asked, in listing order.
   */
  rows: Array<RowOutcome>,
};

/**
 * One record of an answer.
 */
export type AnswerRecord = {
  /**
   * Owner name.
   */
  name: string,
  /**
   * Record type.
   */
  type: RRType,
  /**
   * Time to live, in seconds.
   */
  ttl: number,
  /**
   * The data in presentation format.
   */
  data: string,
};

/**
 * What became of one row, and why.
 */
export type RowOutcome = {
  /**
   * `SetIdentifier`; null for a simple row.
   */
  setIdentifier: string | null,
  /**
   * The row's values.
   */
  values: Array<string>,
  /**
   * What the row's check says.
   */
  health: "healthy" | "unhealthy" | "unchecked",
  /**
   * ID of the row's check.
   */
  healthCheckId: string | null,
  /**
   * What became of the row.
   */
  outcome: "answered" | "not drawn" | "unhealthy" | "standby" | "weight 0",
  /**
   * One English sentence that a person can act on.
   */
  reason: string,
  /**
   * Where the row is an alias: the group that answers in its place.
   */
  target?: TargetOutcome,
};

/**
 * What became of the target of an alias row.
 */
export type TargetOutcome = {
  /**
   * The target's name.
   */
  name: string,
  /**
   * Policy of the target's group.
   */
  policy: "simple" | "multivalue" | "failover" | "weighted",
  /**
   * Every row there is unhealthy, so all are eligible.
   */
  failOpen: boolean,
  /**
   * Every row of the target's group, where the alias was answered; else none.
   */
  rows: Array<RowOutcome>,
};

/**
 * Many queries, counted.
 */
export type Tally = {
  /**
   * Number of queries.
   */
  queries: number,
  /**
   * The seed that gives these counts again, in decimal digits.
   */
  seed: string,
  /**
   * Policy of the group that was asked, at the end of a CNAME chain.
   */
  policy: string,
  /**
   * Every row was unhealthy, so all were eligible.
   */
  failOpen: boolean,
  /**
   * Records that the draw chose from.
   */
  eligible: number,
  /**
   * Records in each answer; behind aliases, in the largest.
   */
  perAnswer: number,
  /**
   * Every value of every row, in listing order; behind it, those of the groups that aliases
   * lead to.
   */
  rows: Array<TallyRow>,
  /**
   * Test against a fair draw, or where aliases are chosen by weight, of that first choice
   * alone; null where nothing is random.
   */
  chiSquare: ChiSquare | null,
};

/**
 * One value's counts and what was to be expected.
 */
export type TallyRow = {
  /**
   * `SetIdentifier`; null for a simple row.
   */
  setIdentifier: string | null,
  /**
   * The value.
   */
  value: string,
  /**
   * What the row's check says.
   */
  health: "healthy" | "unhealthy" | "unchecked",
  /**
   * Answers that held the value.
   */
  returned: number,
  /**
   * Answers that it stood first in.
   */
  first: number,
  /**
   * Clients that picked it.
   */
  picked: number,
  /**
   * Exact expectation of `returned`.
   */
  expectedReturned: number,
  /**
   * Exact expectation of `picked`.
   */
  expectedPicked: number,
  /**
   * 99 % of runs fall inside, for `returned`.
   */
  returnedInterval: [number, number],
  /**
   * 99 % of runs fall inside, for `picked`.
   */
  pickedInterval: [number, number],
  /**
   * Where places were asked for: each place in the answer, from the first on.
   */
  places?: Array<TallyPlace>,
};

/**
 * How often a value stood in one place of the answer.
 */
export type TallyPlace = {
  /**
   * Answers that had it there.
   */
  count: number,
  /**
   * Exact expectation of `count`.
   */
  expected: number,
  /**
   * 99 % of runs fall inside.
   */
  interval: [number, number],
};

/**
 * A chi-square test: of inclusion counts, corrected for their dependence, or of
 * first places where inclusion is certain.
 */
export type ChiSquare = {
  /**
   * Which counts are tested.
   */
  of: "returned" | "first",
  /**
   * The statistic.
   */
  statistic: number,
  /**
   * Eligible records less one.
   */
  degreesOfFreedom: number,
  /**
   * Share of fair runs with a statistic at least as large.
   */
  pValue: number,
};

/**
 * An error or a warning of a Corefile.
 */
export type Diagnostic = {
  /**
   * Whether the Corefile can run.
   */
  severity: "error" | "warning",
  /**
   * What was found and what was expected.
   */
  message: string,
  /**
   * Line.
   */
  line: number,
  /**
   * Column.
   */
  column: number,
};

/**
 * What happens to the clients of one name.
 */
export type Scenario = {
  /**
   * The name that clients ask for.
   */
  name: string,
  /**
   * The type that they ask for.
   */
  type: RRType,
  /**
   * How long it runs, in seconds: up to 10,000,000.
   */
  duration: number,
  /**
   * Width of a step of the timeline, in seconds; by default there are up to 120 steps.
   */
  step?: number,
  /**
   * Fixes the run; without one, the zone's own.
   */
  seed?: number | bigint | string,
  /**
   * Resolvers between the clients and the zone, each with a cache: 100 by default.
   */
  resolvers?: number,
  /**
   * How requests spread over resolvers: alike, or as 1 to 1/2 to 1/3 and so on.
   */
  resolverSkew?: "equal" | "zipf",
  /**
   * Requests of all clients in a second: 100 by default.
   */
  requestsPerSecond?: number,
  /**
   * Which address of an answer a client tries first; `first` by default.
   */
  pick?: "first" | "random" | "rfc6724",
  /**
   * Client address, for the `rfc6724` pick.
   */
  source?: string,
  /**
   * How many more addresses of the answer a client tries after a dead one: 0 by default.
   */
  retries?: number,
  /**
   * When endpoints die and live again; all live at the start.
   */
  events: Array<ScenarioEvent>,
};

/**
 * An endpoint dies, or lives again: the truth, which checks notice later.
 */
export type ScenarioEvent = {
  /**
   * When, in seconds from the start.
   */
  at: number,
  /**
   * A value, or the `SetIdentifier` of a row for all of its values.
   */
  endpoint: string,
  /**
   * Whether it lives from now on.
   */
  up: boolean,
};

/**
 * What came of a scenario, step by step, beside what an ideal balancer would have made
 * of the same requests.
 */
export type Timeline = {
  /**
   * Width of a step, in seconds.
   */
  step: number,
  /**
   * When each step begins.
   */
  time: Float64Array,
  /**
   * Requests that each endpoint, by its value, served in each step.
   */
  load: { [endpoint: string]: Float64Array },
  /**
   * Requests whose first address was dead. Those served and those that failed after
   * retries are all.
   */
  failed: Float64Array,
  /**
   * Requests that found no living address.
   */
  failedAfterRetries: Float64Array,
  /**
   * When checks noticed; a balancer needs none.
   */
  health: Array<Notice>,
  /**
   * Share of requests that were served.
   */
  availability: number,
  /**
   * Greatest load of an endpoint over the mean of those alive, in one TTL.
   */
  maxOverMean: number,
  /**
   * Share of the endpoints alive that served no request in one TTL.
   */
  idleShare: number,
  /**
   * Longest time from the death of an endpoint to the last request lost to it, in seconds.
   */
  errorWindow: number,
  /**
   * All requests.
   */
  requests: number,
  /**
   * The same requests, each sent at once to the least loaded endpoint alive.
   */
  balancer: Omit<Timeline, "balancer">,
};

/**
 * A check that changed its status.
 */
export type Notice = {
  /**
   * When, in seconds from the start.
   */
  at: number,
  /**
   * The check's ID.
   */
  id: string,
  /**
   * Its effective status from then on.
   */
  status: HealthStatus,
};
