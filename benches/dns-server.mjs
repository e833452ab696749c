// One server of npm run bench:dns, in a process of its own, so that its processor time can be told.
//
// Called with what to serve and an example reply in hex; tells its port, and on each message its processor time so far.

import { createSocket } from "node:dgram";
import { readFileSync } from "node:fs";
import { at } from "../scripts/lib/paths.mjs";

const SERVERS = {
  "multivalue/node": async () => {
    const [{ Zone }, { serve }] = await Promise.all([
      import(at("dist", "index.js")),
      import(at("dist", "node", "index.js")),
    ]);
    const zone = Zone.import(JSON.parse(readFileSync(at("examples", "web-tier.json"), "utf8")), {
      seed: 1,
    });
    return (await serve(zone)).udp.port;
  },
  "fixed packet": (reply) => fixed(reply, {}),
  "fixed packet, no look-up": (reply) =>
    fixed(reply, { lookup: (host, _options, done) => done(null, host, 4) }),
};

/** The least that a server on Node can do: one reply for all, with the ID of the query in it. */
async function fixed(reply, options) {
  const socket = createSocket({ type: "udp4", ...options });
  socket.on("message", (query, { port, address }) => {
    const sent = Buffer.from(reply);
    sent[0] = query[0];
    sent[1] = query[1];
    socket.send(sent, port, address);
  });
  await new Promise((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return socket.address().port;
}

const [kind, reply] = process.argv.slice(2);
const port = await SERVERS[kind](Buffer.from(reply, "hex"));
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ seconds: (user + system) / 1e6 });
});
process.on("disconnect", () => process.exit());
process.send({ port });
