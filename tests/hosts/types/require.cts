// The same package for CommonJS: its declarations must say so.

import multivalue = require("multivalue");

const zone: multivalue.Zone = new multivalue.Zone("example.com");
console.log(zone.name, multivalue.version);
