// The same package for CommonJS: its declarations must say so.

import multivalue = require("multivalue");

const zone: multivalue.Zone = new multivalue.Zone("example.com");
const server: multivalue.Server = multivalue.Server.fromCorefile("example.com {\n}\n");
console.log(server.zones, zone.name, multivalue.version);
