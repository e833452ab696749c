// A server for one test: the responder behind the package's sockets, closed when the test is over.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { responder } from "../doh/responder.mjs";
import { importFile, scratch } from "../package/packed.mjs";

const { serve } = await importFile("node/index.js");

export { serve };

/** Serves on a free port of the loopback address. Gives the listener, what was asked, and the errors that were told. */
export async function open(t, options = {}, server = responder()) {
  const errors = [];
  const listener = await serve(server, {
    onError: (error) => errors.push(error.message),
    ...options,
  });
  t.after(() => listener.close());
  return { ...listener, asked: server.asked, errors };
}

/** A key and a certificate for the loopback address, of this run only. */
export function certificate() {
  const folder = scratch();
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => join(folder, name));
  const subject = [
    "-subj",
    "/CN=localhost",
    "-addext",
    "subjectAltName=DNS:localhost,IP:127.0.0.1",
    "-days",
    "2",
  ];
  execFileSync(
    "openssl",
    [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-keyout",
      key,
      "-out",
      cert,
      ...subject,
    ],
    { stdio: "ignore" },
  );
  return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8"), file: cert };
}

/** A TCP connection: `closed` resolves when it ends, `received` gives what has come. */
export async function dial({ host, port }, options = {}) {
  const socket = connect({ host, port, ...options });
  const pieces = [];
  socket.on("data", (piece) => pieces.push(piece));
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await new Promise((resolve) => {
    socket.once("connect", resolve);
    socket.once("close", resolve);
  });
  return { socket, closed, received: () => Buffer.concat(pieces) };
}

/** A query with its length before it. */
export function framed(message) {
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16BE(message.length);
  return Buffer.concat([prefix, message]);
}

/** The messages in a stream of them. */
export function unframed(stream) {
  const messages = [];
  for (let at = 0; at + 2 <= stream.length; at += 2 + stream.readUInt16BE(at))
    messages.push(stream.subarray(at + 2, at + 2 + stream.readUInt16BE(at)));
  return messages;
}

/** Waits until something holds. */
export async function until(holds, what) {
  for (let waited = 0; !(await holds()); waited += STEP_MS) {
    if (waited > PATIENCE_MS) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

const STEP_MS = 10;
const PATIENCE_MS = 10_000;
