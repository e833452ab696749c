// A request that is not served, and why.

/** An HTTP status with a reason that the client can act on. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    reason: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(reason);
  }
}
