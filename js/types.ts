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
 * One result of a check: of a probe, of a metric's data or of a routing control.
 */
export type Observation = {
  /**
   * Whether the probe passed, the metric is OK (not in ALARM), or the routing control is on.
   * Null: the data of the metric are insufficient.
   */
  ok: boolean | null,
  /**
   * Time in seconds, from any starting point. Results of one checker are in order of time.
   */
  at?: number,
  /**
   * The checker that sent the probe. Results without one are those of a single checker.
   */
  checker?: string,
};

/**
 * One query answered, with the reason for each record.
 */
export type Answer = {
  /**
   * Response code.
   */
  rcode: "NOERROR" | "NXDOMAIN" | "REFUSED" | "SERVFAIL",
  /**
   * Name asked, in Route 53's spelling.
   */
  name: string,
  /**
   * Type asked.
   */
  type: RRType,
  /**
   * Policy of the RRset at the end of the CNAME chain.
   */
  policy: "simple" | "multivalue" | "failover" | "weighted" | null,
  /**
   * All records were unhealthy, so all were eligible.
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
   * Every record of that RRset, in listing order.
   */
  rows: Array<RowOutcome>,
};

/**
 * A record of an answer.
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
 * The outcome of the query for one record.
 */
export type RowOutcome = {
  /**
   * `SetIdentifier`; null for a simple record.
   */
  setIdentifier: string | null,
  /**
   * The record's values.
   */
  values: Array<string>,
  /**
   * Health of the record.
   */
  health: "healthy" | "unhealthy" | "unchecked",
  /**
   * ID of the record's health check.
   */
  healthCheckId: string | null,
  /**
   * The outcome.
   */
  outcome: "answered" | "not drawn" | "unhealthy" | "standby" | "weight 0",
  /**
   * One English sentence that a person can act on.
   */
  reason: string,
  /**
   * For an alias: its target.
   */
  target?: TargetOutcome,
};

/**
 * The outcome of the query for the target of an alias.
 */
export type TargetOutcome = {
  /**
   * Name of the target.
   */
  name: string,
  /**
   * Policy of the target.
   */
  policy: "simple" | "multivalue" | "failover" | "weighted",
  /**
   * All records of the target are unhealthy, so all are eligible.
   */
  failOpen: boolean,
  /**
   * Every record of the target, if the alias was answered.
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
   * Seed of the draw, in decimal digits. The same seed gives the same counts.
   */
  seed: string,
  /**
   * Policy of the RRset at the end of the CNAME chain.
   */
  policy: string,
  /**
   * All records were unhealthy, so all were eligible.
   */
  failOpen: boolean,
  /**
   * Records that the draw chose from.
   */
  eligible: number,
  /**
   * Records in an answer; in the largest, where answers differ.
   */
  perAnswer: number,
  /**
   * Every value of every record in listing order, then those of RRsets behind aliases.
   */
  rows: Array<TallyRow>,
  /**
   * Test against a fair draw; of the first random choice where aliases follow it. Null where
   * nothing is random.
   */
  chiSquare: ChiSquare | null,
};

/**
 * Counts of a value, beside their expectation.
 */
export type TallyRow = {
  /**
   * `SetIdentifier`; null for a simple record.
   */
  setIdentifier: string | null,
  /**
   * The value.
   */
  value: string,
  /**
   * Health of the record.
   */
  health: "healthy" | "unhealthy" | "unchecked",
  /**
   * Answers that held the value.
   */
  returned: number,
  /**
   * Answers that had it first.
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
   * Counts by place in the answer, if asked for.
   */
  places?: Array<TallyPlace>,
};

/**
 * Counts of a value in one place of the answer.
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
 * Clients of one name, and the outages of its endpoints.
 */
export type Scenario = {
  /**
   * The name in the queries.
   */
  name: string,
  /**
   * The record type in the queries.
   */
  type: RRType,
  /**
   * Duration in seconds, at most 10,000,000.
   */
  duration: number,
  /**
   * Width of a step of the timeline in seconds. Default: at most 120 steps.
   */
  step?: number,
  /**
   * Seed of the run. Default: the seed of the zone.
   */
  seed?: number | bigint | string,
  /**
   * Number of resolvers, each with a cache. Default: 100.
   */
  resolvers?: number,
  /**
   * Requests per resolver: all equal, or by Zipf's law (1, 1/2, 1/3 and so on). Default: equal.
   */
  resolverSkew?: "equal" | "zipf",
  /**
   * Requests per second of all clients. Default: 100.
   */
  requestsPerSecond?: number,
  /**
   * The address of an answer that a client tries first. Default: `first`.
   */
  pick?: "first" | "random" | "rfc6724",
  /**
   * Client address for the `rfc6724` pick.
   */
  source?: string,
  /**
   * Further addresses of the answer that a client tries after a failure. Default: 0.
   */
  retries?: number,
  /**
   * Changes of endpoints. All endpoints are up at the start.
   */
  events: Array<ScenarioEvent>,
};

/**
 * An endpoint goes down or comes up. Checks notice it later.
 */
export type ScenarioEvent = {
  /**
   * Time in seconds from the start.
   */
  at: number,
  /**
   * A value, or the `SetIdentifier` of a record for all its values.
   */
  endpoint: string,
  /**
   * Whether the endpoint is up from then on.
   */
  up: boolean,
};

/**
 * The result of a scenario, step by step.
 */
export type Timeline = {
  /**
   * Width of a step, in seconds.
   */
  step: number,
  /**
   * Start of each step, in seconds.
   */
  time: Float64Array,
  /**
   * Requests that each endpoint served in each step, by the value of the endpoint.
   */
  load: { [endpoint: string]: Float64Array },
  /**
   * Requests whose first address was down, in each step. Retries may have served them.
   */
  failed: Float64Array,
  /**
   * Requests that found no address that was up, in each step.
   */
  failedAfterRetries: Float64Array,
  /**
   * Changes of checks. The balancer has none.
   */
  health: Array<Notice>,
  /**
   * Share of requests that were served.
   */
  availability: number,
  /**
   * Highest load of an endpoint divided by the mean load, averaged over periods of one TTL.
   */
  maxOverMean: number,
  /**
   * Share of endpoints that were up but idle, averaged over periods of one TTL.
   */
  idleShare: number,
  /**
   * Longest time from the start of an outage to the last request lost to it, in seconds.
   */
  errorWindow: number,
  /**
   * Number of requests.
   */
  requests: number,
  /**
   * The same requests, each sent to the least loaded endpoint that is up.
   */
  balancer: Omit<Timeline, "balancer">,
};

/**
 * A change of a check's status.
 */
export type Notice = {
  /**
   * Time in seconds from the start.
   */
  at: number,
  /**
   * ID of the check.
   */
  id: string,
  /**
   * Effective status from then on.
   */
  status: HealthStatus,
};
