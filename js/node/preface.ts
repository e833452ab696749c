// Which HTTP a connection in clear text speaks: HTTP/2 opens with a preface that is no request of HTTP/1.1.
//
// Source: RFC 9113, section 3.4.

import type { Socket } from "node:net";

/** Whether HTTP/2 begins; undefined where the connection ends, or says nothing in time and is closed. What was read is put back. */
export function isHttp2(socket: Socket, patience: number): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const fail = () => socket.destroy();
    const timer = setTimeout(fail, patience);
    const done = (answer: boolean | undefined) => {
      clearTimeout(timer);
      socket.off("data", look).off("end", fail).off("close", gone).pause();
      socket.unshift(head);
      resolve(answer);
    };
    const look = (piece: Buffer) => {
      head = Buffer.concat([head, piece]);
      const start = head.toString("latin1", 0, PREFACE.length);
      if (start.length === PREFACE.length || !PREFACE.startsWith(start)) done(start === PREFACE);
    };
    const gone = () => done(undefined);
    socket.on("data", look).once("end", fail).once("close", gone).on("error", fail);
  });
}

/** As much of the preface as tells it from any request. */
const PREFACE = "PRI * HTTP/2.0";
