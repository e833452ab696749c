// Health of a server that is being served: the monitor and, where it is asked for, the door that takes results.

import { Monitor, type ProbedCheck } from "./monitor.js";
import type { CompleteHealth } from "./options.js";
import { listenPush, type PushAddress } from "./push.js";
import { Zones } from "./zones.js";

/** Health at work. */
export interface HealthListener {
  /** Where results and statuses are taken; undefined where that was not asked for. */
  readonly push: PushAddress | undefined;
  /** What is being probed at the time. */
  readonly probed: ProbedCheck[];
  /** Looks at once at which checks there are; without it, changes are seen within a second. */
  refresh(): void;
}

/** Begins; nothing of it outlives its close(). */
export async function openHealth(
  server: object,
  settings: CompleteHealth,
  onError: (error: unknown) => void,
): Promise<{ listener: HealthListener; close(): Promise<void> }> {
  const monitor = new Monitor(new Zones(server), { ...settings, onError });
  try {
    const door = settings.push && (await listenPush(monitor, settings.push, onError));
    const listener = {
      push: door?.address,
      get probed() {
        return monitor.probed;
      },
      refresh: () => monitor.refresh(),
    };
    return { listener, close: () => Promise.all([door?.close(), monitor.close()]).then(() => {}) };
  } catch (error) {
    await monitor.close();
    throw error;
  }
}
