// How long a probe waits for what comes next, and the failure that it is when that does not come.

/** A probe that failed: `message` says why, for a person. */
export class ProbeFailure extends Error {
  override readonly name = "ProbeFailure";
}

/** One thing waited for at a time; to wait for the next is to have had the one before. */
export class Patience {
  readonly #timeScale: number;
  readonly #fail: (failure: ProbeFailure) => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(timeScale: number, fail: (failure: ProbeFailure) => void) {
    this.#timeScale = timeScale;
    this.#fail = fail;
  }

  /** Fails in so many seconds, in words that name what was missed. */
  wait(seconds: number, missed: string): void {
    this.end();
    this.#timer = setTimeout(
      () => this.#fail(new ProbeFailure(missed)),
      seconds * 1000 * this.#timeScale,
    );
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** What an error of the system or of Node means to a person; what has no code is an error of ours, and is thrown. */
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
