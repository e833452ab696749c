// Timeouts and failures of a probe.

/** A failed probe; `message` is the reason, for people. */
export class ProbeFailure extends Error {
  override readonly name = "ProbeFailure";
}

/** One timer: starting it again replaces the one before. */
export class Timeout {
  readonly #timeScale: number;
  readonly #fail: (failure: ProbeFailure) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(timeScale: number, fail: (failure: ProbeFailure) => void) {
    this.#timeScale = timeScale;
    this.#fail = fail;
  }

  /** Fails after a number of seconds with a message. */
  start(seconds: number, message: string): void {
    this.clear();
    this.#timer = setTimeout(
      () => this.#fail(new ProbeFailure(message)),
      seconds * 1000 * this.#timeScale,
    );
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}

/** An error of the system or of Node as a failure. Rethrows an error without a code: a bug in this package. */
export function failureOf(error: unknown): ProbeFailure {
  if (error instanceof ProbeFailure) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code.startsWith("Z_"))
    return new ProbeFailure("the body cannot be unpacked as its Content-Encoding says");
  if (code.startsWith("HPE_"))
    return new ProbeFailure(`what the endpoint sent is no HTTP response: ${message}`);
  return new ProbeFailure(REASONS[code] ?? message);
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed by the endpoint",
  EHOSTUNREACH: "the endpoint's host cannot be reached",
  ENETUNREACH: "the endpoint's network cannot be reached",
  EPIPE: "the connection was closed by the endpoint",
  ERR_STREAM_PREMATURE_CLOSE: "the connection was closed before the end of the body",
};
