// Messages in a stream: each is preceded by its length in two octets, and comes in any number of pieces.
//
// Source: RFC 1035, section 4.2.2; RFC 7766, section 8.

/** Takes octets as they come and gives messages as they are complete. It holds less than a message and one piece. */
export class Frames {
  #store = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  /** Takes a piece. */
  push(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#store.length) this.#makeRoom(piece.length);
    this.#store.set(piece, this.#end);
    this.#end += piece.length;
  }

  /** The next whole message, which is valid until the next push. */
  next(): Uint8Array | undefined {
    const held = this.#end - this.#start;
    if (held < PREFIX) return undefined;
    const length = this.#store.readUInt16BE(this.#start);
    if (held < PREFIX + length) return undefined;
    const from = this.#start + PREFIX;
    this.#start = from + length;
    return this.#store.subarray(from, this.#start);
  }

  /** Moves what is held to the front, into twice the room where there is too little, so that each octet moves a few times at most. */
  #makeRoom(more: number): void {
    const held = this.#store.subarray(this.#start, this.#end);
    const needed = held.length + more;
    const target =
      needed > this.#store.length / 2
        ? Buffer.allocUnsafe(Math.max(needed * 2, LEAST_ROOM))
        : this.#store;
    target.set(held);
    [this.#store, this.#start, this.#end] = [target, 0, held.length];
  }
}

/** A message with its length before it, to be sent in one piece. Source: RFC 7766, section 8. */
export function framed(message: Uint8Array): Uint8Array {
  const frame = Buffer.allocUnsafe(PREFIX + message.length);
  frame.writeUInt16BE(message.length);
  frame.set(message, PREFIX);
  return frame;
}

const PREFIX = 2;
const LEAST_ROOM = 1_024;
