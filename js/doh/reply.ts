// Reads the response code, types and TTLs of a DNS message.
//
// Source: RFC 1035, section 4.1. Skips names, so compression pointers are not followed.

/** The response code and two of the sections. */
export interface ReplyRecords {
  rcode: number;
  answer: ReplyRecord[];
  authority: ReplyRecord[];
}

/** One record, without its name. */
export interface ReplyRecord {
  type: number;
  ttl: number;
  data: DataView;
}

/** Reads a reply; undefined if it is malformed. */
export function readRecords(reply: Uint8Array): ReplyRecords | undefined {
  const view = new DataView(reply.buffer, reply.byteOffset, reply.byteLength);
  try {
    return read(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The end of the question section; that of the header if the section is malformed. */
export function questionEnd(message: Uint8Array): number {
  try {
    const end = afterQuestions(
      new DataView(message.buffer, message.byteOffset, message.byteLength),
    );
    return end <= message.length ? end : HEADER;
  } catch (error) {
    if (error instanceof RangeError) return HEADER;
    throw error;
  }
}

/** A DataView throws a RangeError outside of its bounds. */
function read(view: DataView): ReplyRecords {
  let offset = afterQuestions(view);
  const section = (count: number): ReplyRecord[] =>
    Array.from({ length: count }, () => {
      const start = afterName(view, offset);
      const length = view.getUint16(start + RDLENGTH);
      offset = start + RECORD_REST + length;
      return {
        type: view.getUint16(start),
        ttl: ttlOf(view.getUint32(start + TTL)),
        data: part(view, start + RECORD_REST, length),
      };
    });
  const rcode = view.getUint8(3) & RCODE_MASK;
  return {
    rcode,
    answer: section(view.getUint16(ANCOUNT)),
    authority: section(view.getUint16(NSCOUNT)),
  };
}

function afterQuestions(view: DataView): number {
  let offset = HEADER;
  for (let i = view.getUint16(QDCOUNT); i > 0; i -= 1)
    offset = afterName(view, offset) + QUESTION_REST;
  return offset;
}

/** A part of a view. Checks the bounds of the view: the buffer may be longer. */
function part(view: DataView, start: number, length: number): DataView {
  if (start + length > view.byteLength) throw new RangeError("beyond the message");
  return new DataView(view.buffer, view.byteOffset + start, length);
}

/** A name ends with the root's empty label, or with a pointer. Source: RFC 1035, section 4.1.4. */
function afterName(view: DataView, offset: number): number {
  let next = offset;
  for (let length = view.getUint8(next); length > 0; length = view.getUint8(next)) {
    if (length >= POINTER) return next + 2;
    next += 1 + length;
  }
  return next + 1;
}

/** A TTL with its highest bit set counts as 0. Source: RFC 2181, section 8. */
function ttlOf(value: number): number {
  return value > MAX_TTL ? 0 : value;
}

const HEADER = 12;
const [QDCOUNT, ANCOUNT, NSCOUNT] = [4, 6, 8];
const RCODE_MASK = 0x0f;

/** Type and class after a question's name. */
const QUESTION_REST = 4;

/** Type, class, TTL and the data's length after a record's name; then the data. */
const RECORD_REST = 10;
const TTL = 4;
const RDLENGTH = 8;

const POINTER = 0xc0;
const MAX_TTL = 0x7fff_ffff;
