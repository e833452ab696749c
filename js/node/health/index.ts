// Health checks of a running server: the monitor, and optionally the HTTP server for results.

import { Monitor, type ProbedCheck } from "./monitor.js";
import type { HealthSettings } from "./options.js";
import { listenPush, type PushAddress } from "./push-server.js";
import { Zones } from "./zones.js";

/** Running health checks. */
export interface HealthListener {
  /** Address of the HTTP server for results and statuses; undefined without `push`. */
  readonly push: PushAddress | undefined;
  /** The endpoints that are probed. */
  readonly probed: ProbedCheck[];
  /** Updates the list of checks now; otherwise changes are noticed within a second. */
  refresh(): void;
}

/** Starts. close() ends everything. */
export async function openHealth(
  server: object,
  settings: HealthSettings,
  onError: (error: unknown) => void,
): Promise<{ listener: HealthListener; close(): Promise<void> }> {
  const monitor = new Monitor(new Zones(server), { ...settings, onError });
  try {
    const pushServer = settings.push && (await listenPush(monitor, settings.push, onError));
    const listener = {
      push: pushServer?.address,
      get probed() {
        return monitor.probed;
      },
      refresh: () => monitor.refresh(),
    };
    return {
      listener,
      close: () => Promise.all([pushServer?.close(), monitor.close()]).then(() => {}),
    };
  } catch (error) {
    await monitor.close();
    throw error;
  }
}
