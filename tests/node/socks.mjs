// A SOCKS 4 proxy that answers as the web server of every address: the documentation networks have none.
//
// Source: Ying-Da Lee, "SOCKS: A protocol for TCP proxy across firewalls", section "CONNECT".

import { createServer } from "node:net";

/** Listens on a free port. `connected` holds the addresses that clients have asked for. */
export async function socks() {
  const connected = [];
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (request) => {
      const address = addressOf(request);
      connected.push(address);
      socket.write(GRANTED);
      socket.once("data", () => socket.end(page(`hello from ${address}`)));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    connected,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Version 4, command 1, port, address, user. */
function addressOf(request) {
  if (request[0] !== 4 || request[1] !== 1)
    throw new Error(`no SOCKS 4 CONNECT: ${request.toString("hex")}`);
  return request.subarray(4, 8).join(".");
}

function page(text) {
  return `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\nconnection: close\r\n\r\n${text}`;
}

const GRANTED = Buffer.from([0, 90, 0, 0, 0, 0, 0, 0]);
