// The thread in which a long tally runs: it makes the zone again and counts once.

import { parentPort, workerData } from "node:worker_threads";
import { Zone } from "../index.js";
import type { TallyJob } from "./tally.js";

const { source, query, options } = workerData as TallyJob;
const zone = Zone.import(source, { seed: query.seed });
for (const id of query.down) zone.setHealth(id, "Unhealthy");
parentPort!.postMessage(zone.tally(query.name, query.type, options));
