// A server on all its sockets: they open together and close together.

import type { AddressInfo } from "node:net";
import type { DnsServer } from "../doh/dns-server.js";
import { type Address, httpUrl } from "./address.js";
import { answerer } from "./answerer.js";
import { listenDoh } from "./doh.js";
import { type HealthListener, openHealth } from "./health/index.js";
import { parseSettings, type ServeDnsOptions, type Settings } from "./options.js";
import type { SocketListener } from "./socket-listener.js";
import { listenTcp } from "./tcp.js";
import { listenUdp } from "./udp.js";

/** A running server. */
export interface Listener {
  readonly udp: Address;
  readonly tcp: Address;
  /** Undefined without DNS over HTTPS. */
  readonly doh: DohAddress | undefined;
  /** Undefined without health checks. */
  readonly health: HealthListener | undefined;
  /** Stops accepting queries, sends pending replies, ends all probes, and closes within two seconds. Later calls return the same promise. */
  close(): Promise<void>;
}

/** The address of DNS over HTTPS. */
export interface DohAddress extends Address {
  url: string;
}

/** Serves DNS over UDP and TCP, optionally over HTTPS, optionally with health checks. If a socket cannot be opened, closes the others and rejects. */
export async function serve(server: DnsServer, options: ServeDnsOptions = {}): Promise<Listener> {
  const settings = parseSettings(options);
  const listeners: Closing[] = [];
  try {
    const [tcp, udp] = await listenDns(server, settings, listeners);
    const doh = settings.doh && (await listenDoh(server, settings.doh, settings.onError));
    if (doh) listeners.push(doh);
    const health = settings.health && (await openHealth(server, settings.health, settings.onError));
    if (health) listeners.push(health);
    const close = once(() => closeAll(listeners));
    return {
      udp: addressOf(udp),
      tcp: addressOf(tcp),
      doh: doh && { ...addressOf(doh), url: urlOf(doh, settings.doh!) },
      health: health?.listener,
      close,
    };
  } catch (error) {
    await closeAll(listeners);
    throw error;
  }
}

type Closing = Pick<SocketListener, "close">;

/** TCP and UDP on one port. Port 0: retries until a port is free for both. */
async function listenDns(
  server: DnsServer,
  settings: Settings,
  listeners: Closing[],
): Promise<[SocketListener, SocketListener]> {
  const answer = answerer(server, settings.onError);
  for (let attempts = settings.port === 0 ? PORT_ATTEMPTS : 1; ; attempts -= 1) {
    const tcp = await listenTcp(answer, settings);
    try {
      const udp = await listenUdp(answer, { ...settings, port: tcp.address().port });
      listeners.push(tcp, udp);
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

async function closeAll(listeners: Closing[]): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.close()));
}

function addressOf(listener: SocketListener): Address {
  const { address, port }: AddressInfo = listener.address();
  return { host: address, port };
}

function urlOf(listener: SocketListener, { tls, path }: NonNullable<Settings["doh"]>): string {
  return httpUrl(tls ? "https" : "http", addressOf(listener), path);
}

const PORT_ATTEMPTS = 8;
