/**
 * Simulates the same clients under each policy and with an ideal load balancer.
 *
 * The records of the group are rewritten for each policy: a simple record holds all values and no check; a multivalue
 * record one value and its check. Failover has one primary and one secondary record: the first record becomes the
 * primary, all others together the secondary, without a check, since a record has only one (Developer Guide, "Choosing
 * a routing policy"). All runs have the same seed: same times, same resolvers. A record whose check fails is dead.
 */
import {
  type Answer,
  type HealthReport,
  type ResourceRecordSet,
  Route53Error,
  type Scenario,
  type Timeline,
  Zone,
  type ZoneSource,
} from "multivalue";

import { makeQuery } from "../dns/message";
import { replay } from "../model/check-results";
import {
  type AnswerFrom,
  type ClientResults,
  type Endpoint,
  type PolicyRun,
  RATE,
} from "../model/outcome";
import { type Group, isIn, type Policy, rowsOf } from "../model/zone";
import type { QueryRequest, SimulationOptions } from "./protocol";

/** The current answer and health of the zone. */
export interface Baseline {
  answer: Answer;
  health: HealthReport[];
}

/** Runs all policies, one per step, for a share of the requests. */
export function* simulatePolicies(
  request: QueryRequest,
  story: SimulationOptions,
  { answer, health }: Baseline,
  share = 1,
): Generator<void, ClientResults> {
  const endpoints = endpointsOf(answer);
  const own = answer.policy;
  const unfit = own === null || answer.rows.some(({ target }) => target) || endpoints.length === 0;
  if (unfit) return { endpoints: [], fails: null, runs: [], balancer: null };
  const source = request.source as ZoneSource;
  const fails = story.outage ? failingEndpoint(endpoints, story.outage.fails) : null;
  const given = story.outage ? withoutOverride(source, fails) : withStatuses(source, health);
  const plan: Plan = { ...request, story, fails, dead: deadOf(endpoints, fails), share };
  const zones = policiesFor(own).map((policy) => ({
    policy,
    zone: underPolicy(given, request.query, endpoints, own, policy),
  }));
  const runs: PolicyRun[] = [];
  for (const { policy, zone } of zones) {
    yield;
    runs.push(runOf(plan, policy, zone));
  }
  yield;
  return { endpoints, fails: fails?.value ?? null, runs, balancer: balancerOf(plan, runs, given) };
}

/** The named record, or the first healthy one. */
function failingEndpoint(endpoints: Endpoint[], named: string): Endpoint | null {
  const chosen = endpoints.find(({ name, value }) => name === named || value === named);
  return chosen ?? endpoints.find(({ health }) => health !== "unhealthy") ?? endpoints[0] ?? null;
}

/** A manual status would keep the check from noticing. */
function withoutOverride(source: ZoneSource, fails: Endpoint | null): ZoneSource {
  const kept = Object.entries(source.Health ?? {}).filter(([id]) => id !== fails?.healthCheckId);
  return { ...source, Health: Object.fromEntries(kept) };
}

function deadOf(endpoints: Endpoint[], fails: Endpoint | null): string[] {
  return endpoints
    .filter((endpoint) => endpoint.health === "unhealthy" && endpoint !== fails)
    .map(({ value }) => value);
}

interface Plan extends QueryRequest {
  story: SimulationOptions;
  fails: Endpoint | null;
  dead: string[];
  share: number;
}

/** One policy, or the core's errors where it rejects the records. */
function runOf(plan: Plan, policy: Policy, source: ZoneSource): PolicyRun {
  try {
    // without an outage all endpoints are reachable, so the load of each dead one is known
    const timeline = simulate(plan, source, plan.story.outage ? eventsOf(plan) : []);
    return {
      policy,
      timeline,
      size: sizeOf(plan, source),
      answers: answersOf(plan, source, timeline),
      refused: [],
    };
  } catch (error) {
    if (!(error instanceof Route53Error)) throw error;
    return { policy, timeline: null, size: null, answers: [], refused: error.messages };
  }
}

/** The ideal balancer knows dead endpoints at once, whatever the policy beside it. */
function balancerOf(plan: Plan, runs: PolicyRun[], source: ZoneSource): ClientResults["balancer"] {
  if (plan.story.outage) return runs.find(({ timeline }) => timeline)?.timeline?.balancer ?? null;
  return simulate(plan, source, eventsOf(plan)).balancer;
}

function eventsOf({ dead, fails, story: { outage } }: Plan): Scenario["events"] {
  const always = dead.map((endpoint) => ({ at: 0, endpoint, up: false }));
  if (!outage || !fails) return always;
  const { at, lasts } = outage;
  return [
    ...always,
    { at, endpoint: fails.value, up: false },
    { at: at + lasts, endpoint: fails.value, up: true },
  ];
}

function simulate(plan: Plan, source: ZoneSource, events: Scenario["events"]): Timeline {
  const {
    query: { name, type },
    seed,
    story,
    share,
  } = plan;
  const { pick, resolvers, retries, duration, outage } = story;
  const caching = {
    resolvers: Math.max(resolvers, 1),
    retries,
    requestsPerSecond: RATE * share,
    duration,
    ...(outage ? {} : { step: duration }),
  };
  return withZone(plan, source, (zone) =>
    zone.simulate({ name, type, seed, ...pick, ...caching, events }),
  );
}

/** Size of the first answer over TCP. */
function sizeOf(plan: Plan, source: ZoneSource): PolicyRun["size"] {
  const { name, type } = plan.query;
  const records = withZone(plan, source, (zone) => zone.resolve(name, type).answer.length);
  const octets = withZone(
    plan,
    source,
    (zone) => zone.serveDns(makeQuery({ name, type, id: 0 }), { transport: "tcp" })?.length ?? 0,
  );
  return { records, octets };
}

/** The core's answers at the start and after each change of health. */
function answersOf(plan: Plan, source: ZoneSource, { health }: Timeline): AnswerFrom[] {
  if (!plan.story.outage) return [];
  const times = [...new Set([0, ...health.map(({ at }) => at)])];
  return withZone(plan, source, (zone) =>
    times.map((at) => {
      for (const change of health) if (change.at === at) zone.setHealth(change.id, change.status);
      return answeredAt(at, zone.resolve(plan.query.name, plan.query.type));
    }),
  );
}

function answeredAt(at: number, { rows }: Answer): AnswerFrom {
  const valuesOf = (...outcomes: string[]) =>
    rows.filter(({ outcome }) => outcomes.includes(outcome)).flatMap(({ values }) => values);
  return { at, held: valuesOf("answered").length, eligible: valuesOf("answered", "not drawn") };
}

function withZone<T>(
  { seed, query, observations = {}, story }: Plan,
  source: ZoneSource,
  ask: (zone: ReturnType<typeof Zone.import>) => T,
): T {
  const zone = Zone.import(story.resolvers === 0 ? withoutCaching(source, query) : source, {
    seed,
  });
  try {
    if (story.outage) replay(observations, (id, ok) => zone.observe(id, { ok }));
    return ask(zone);
  } finally {
    zone.free();
  }
}

/** Each distinct value once. Of records that share a value, a healthy one represents it. */
export function endpointsOf({ rows }: Answer): Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  for (const { values, setIdentifier: name, health, healthCheckId } of rows) {
    for (const value of values) {
      if (endpoints.get(value)?.health !== "unhealthy" && endpoints.has(value)) continue;
      endpoints.set(value, { value, name, health, healthCheckId });
    }
  }
  return [...endpoints.values()];
}

/** Policies to compare: those that any group can have, and weighted where there are weights. */
export function policiesFor(own: Policy): Policy[] {
  return own === "weighted"
    ? ["simple", "failover", "multivalue", "weighted"]
    : ["simple", "failover", "multivalue"];
}

/** The zone with the group under a policy; unchanged if that is its own. */
export function underPolicy(
  source: ZoneSource,
  group: Group,
  endpoints: Endpoint[],
  own: Policy,
  policy: Policy,
): ZoneSource {
  if (policy === own || policy === "weighted") return source;
  const others = source.ResourceRecordSets.filter((row) => !isIn(row, group));
  const [model] = rowsOf(source, group);
  const base = { Name: model?.Name ?? group.name, Type: group.type, TTL: model?.TTL ?? 0 };
  return {
    ...source,
    ResourceRecordSets: [...others, ...ROWS[policy](endpoints).map((row) => ({ ...base, ...row }))],
  };
}

/** With the current status of every check as a manual status. */
export function withStatuses(
  source: ZoneSource,
  health: { id: string; status: "Healthy" | "Unhealthy" }[],
): ZoneSource {
  return { ...source, Health: Object.fromEntries(health.map(({ id, status }) => [id, status])) };
}

/** With TTL 0. */
export function withoutCaching(source: ZoneSource, group: Group): ZoneSource {
  return {
    ...source,
    ResourceRecordSets: source.ResourceRecordSets.map((row) =>
      isIn(row, group) ? { ...row, TTL: 0 } : row,
    ),
  };
}

const ROWS: Record<
  Exclude<Policy, "weighted">,
  (endpoints: Endpoint[]) => Partial<ResourceRecordSet>[]
> = {
  simple: (endpoints) => [{ ResourceRecords: recordsOf(endpoints) }],

  failover([first, ...others]) {
    if (!first) return [];
    const primary = {
      SetIdentifier: "primary",
      Failover: "PRIMARY" as const,
      ...checkOf(first),
      ResourceRecords: recordsOf([first]),
    };
    const secondary = {
      SetIdentifier: "secondary",
      Failover: "SECONDARY" as const,
      ResourceRecords: recordsOf(others),
    };
    return others.length > 0 ? [primary, secondary] : [primary];
  },

  multivalue: (endpoints) =>
    endpoints.map((endpoint, at) => ({
      SetIdentifier: `record-${at + 1}`,
      MultiValueAnswer: true,
      ...checkOf(endpoint),
      ResourceRecords: recordsOf([endpoint]),
    })),
};

function checkOf({ healthCheckId }: Endpoint): Partial<ResourceRecordSet> {
  return healthCheckId === null ? {} : { HealthCheckId: healthCheckId };
}

function recordsOf(endpoints: Endpoint[]): { Value: string }[] {
  return endpoints.map(({ value }) => ({ Value: value }));
}
