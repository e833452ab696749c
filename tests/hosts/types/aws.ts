// What AWS' own client gives is what this package takes, and the other way round; it is compiled, never run.

import type {
  ChangeBatch,
  HealthCheck,
  ListHealthChecksCommandOutput,
  ListResourceRecordSetsCommandOutput,
  ResourceRecordSet,
} from "@aws-sdk/client-route-53";
import { Zone } from "multivalue";

declare const records: ListResourceRecordSetsCommandOutput;
declare const checks: ListHealthChecksCommandOutput;
declare const batch: ChangeBatch;
declare const check: HealthCheck;

const zone = Zone.import([records, checks]);
zone.change(batch);
zone.putHealthCheck(check);

const rows: ResourceRecordSet[] = zone.resourceRecordSets();
const kept: HealthCheck[] = zone.healthChecks();
const exported: ResourceRecordSet[] | undefined = zone.export().ResourceRecordSets;
console.log(rows, kept, exported);
