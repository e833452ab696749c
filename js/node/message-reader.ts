// DNS messages in a TCP stream, each preceded by its length in two octets.
//
// Source: RFC 1035, section 4.2.2; RFC 7766, section 8.

/** Splits a stream into messages. Buffers less than one message and one piece. */
export class MessageReader {
  #store = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  /** Appends a piece of the stream. */
  push(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#store.length) this.#reserve(piece.length);
    this.#store.set(piece, this.#end);
    this.#end += piece.length;
  }

  /** The next complete message, valid until the next push. */
  next(): Uint8Array | undefined {
    const buffered = this.#end - this.#start;
    if (buffered < PREFIX) return undefined;
    const length = this.#store.readUInt16BE(this.#start);
    if (buffered < PREFIX + length) return undefined;
    const from = this.#start + PREFIX;
    this.#start = from + length;
    return this.#store.subarray(from, this.#start);
  }

  /** Moves the buffered octets to the front, into a buffer of twice the size if needed: amortized constant time per octet. */
  #reserve(more: number): void {
    const buffered = this.#store.subarray(this.#start, this.#end);
    const needed = buffered.length + more;
    const target =
      needed > this.#store.length / 2
        ? Buffer.allocUnsafe(Math.max(needed * 2, MIN_CAPACITY))
        : this.#store;
    target.set(buffered);
    [this.#store, this.#start, this.#end] = [target, 0, buffered.length];
  }
}

/** A message with its length before it, for one write. Source: RFC 7766, section 8. */
export function withLength(message: Uint8Array): Uint8Array {
  const frame = Buffer.allocUnsafe(PREFIX + message.length);
  frame.writeUInt16BE(message.length);
  frame.set(message, PREFIX);
  return frame;
}

const PREFIX = 2;
const MIN_CAPACITY = 1_024;
