// What AWS' own client gives is what this package takes, and the other way round; it is compiled, never run.

import type { ChangeBatch, HealthCheck, ListHealthChecksCommandOutput, ListResourceRecordSetsCommandOutput, ResourceRecordSet } from "@aws-sdk/client-route-53";
import { Zone } from "multivalue";

declare const records: ListResourceRecordSetsCommandOutput;
declare const checks: ListHealthChecksCommandOutput;
declare const batch: ChangeBatch;
declare const check: HealthCheck;

const zone = Zone.import([records, checks]);
zone.change(batch);
zone.putHealthCheck(check);

// Rows of these policies are refused, so none is ever given out; and AWS' list of Regions grows with every release
// of its client, so ours is any string. All else is AWS' own shape.
type Absent = "Region" | "GeoLocation" | "GeoProximityLocation" | "CidrRoutingConfig";
type Given<T> = T extends (infer E)[] ? Given<E>[] : T extends object ? { [K in keyof T as Exclude<K, Absent>]: Given<T[K]> } : T;

const rows: Given<ResourceRecordSet[]> = zone.resourceRecordSets();
const kept: Given<HealthCheck[]> = zone.healthChecks();
const exported: Given<ResourceRecordSet[]> | undefined = zone.export().ResourceRecordSets;
console.log(rows, kept, exported);
