// One server on all its sockets: opened together, closed together.

import type { AddressInfo } from "node:net";
import type { DnsServer } from "../doh/server.js";
import { type Address, httpUrl } from "./address.js";
import { answerer } from "./answerer.js";
import { listenDoh } from "./doh.js";
import type { Door } from "./door.js";
import { type HealthListener, openHealth } from "./health/index.js";
import { type Complete, complete, type ServeDnsOptions } from "./options.js";
import { listenTcp } from "./tcp.js";
import { listenUdp } from "./udp.js";

/** A running server: where it listens, and how to end it. */
export interface Listener {
  readonly udp: Address;
  readonly tcp: Address;
  /** Undefined where DNS over HTTPS was not asked for. */
  readonly doh: DohAddress | undefined;
  /** Undefined where health was not asked for. */
  readonly health: HealthListener | undefined;
  /** Takes no more queries, sends what is answered, ends all probes, and ends itself within two seconds. A second call is the same call. */
  close(): Promise<void>;
}

/** Where DNS over HTTPS is to be had. */
export interface DohAddress extends Address {
  url: string;
}

/** Serves DNS over UDP and TCP, and over HTTPS where that is asked for, and keeps its health checks where that is. Rejects when a socket cannot be opened, and leaves none open. */
export async function serve(server: DnsServer, options: ServeDnsOptions = {}): Promise<Listener> {
  const settings = complete(options);
  const doors: Closing[] = [];
  try {
    const [tcp, udp] = await listenDns(server, settings, doors);
    const doh = settings.doh && (await listenDoh(server, settings.doh, settings.onError));
    if (doh) doors.push(doh);
    const health = settings.health && (await openHealth(server, settings.health, settings.onError));
    if (health) doors.push(health);
    const close = once(() => closeAll(doors));
    return {
      udp: addressOf(udp),
      tcp: addressOf(tcp),
      doh: doh && { ...addressOf(doh), url: urlOf(doh, settings.doh!) },
      health: health?.listener,
      close,
    };
  } catch (error) {
    await closeAll(doors);
    throw error;
  }
}

type Closing = Pick<Door, "close">;

/** TCP and UDP on one port. Where any port will do, one that only TCP has free is given back for another. */
async function listenDns(
  server: DnsServer,
  settings: Complete,
  doors: Closing[],
): Promise<[Door, Door]> {
  const answer = answerer(server, settings.onError);
  for (let attempts = settings.port === 0 ? PORT_ATTEMPTS : 1; ; attempts -= 1) {
    const tcp = await listenTcp(answer, settings);
    try {
      const udp = await listenUdp(answer, { ...settings, port: tcp.address().port });
      doors.push(tcp, udp);
      return [tcp, udp];
    } catch (error) {
      await tcp.close();
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || attempts === 1) throw error;
    }
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}

async function closeAll(doors: Closing[]): Promise<void> {
  await Promise.all(doors.map((door) => door.close()));
}

function addressOf(door: Door): Address {
  const { address, port }: AddressInfo = door.address();
  return { host: address, port };
}

function urlOf(door: Door, { tls, path }: NonNullable<Complete["doh"]>): string {
  return httpUrl(tls ? "https" : "http", addressOf(door), path);
}

const PORT_ATTEMPTS = 8;
