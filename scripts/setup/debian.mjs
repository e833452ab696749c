// Debian's packages: real programs that the tests use as strangers.

import { existsSync } from "node:fs";
import { run } from "../lib/run.mjs";

/** Installs what the tests need and is not there. */
export async function debian() {
  const missing = FOR_TESTS.filter(({ file }) => !existsSync(file)).map(({ name }) => name);
  if (missing.length > 0) await aptInstall(missing);
}

/** Installs packages by apt-get, through sudo where this is not root. */
export async function aptInstall(names) {
  console.log(`setup: Debian packages ${names.join(" ")}`);
  const advice = `as root: apt-get update && apt-get install ${names.join(" ")}`;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const apt = (...args) =>
    run(...command([...asRoot, "apt-get", "-qq", ...args]), {
      quiet: true,
      advice,
      env: { DEBIAN_FRONTEND: "noninteractive" },
    });
  await apt("update");
  await apt("install", "--yes", "--no-install-recommends", ...names);
}

function command([program, ...args]) {
  return [program, args];
}

/** A package, and a file that tells that it is installed. */
const FOR_TESTS = [
  { name: "chromium", file: "/usr/bin/chromium" },
  { name: "chromium-driver", file: "/usr/bin/chromedriver" },
  { name: "bind9-dnsutils", file: "/usr/bin/dig" },
  { name: "knot-dnsutils", file: "/usr/bin/kdig" },
  { name: "curl", file: "/usr/bin/curl" },
  { name: "openssl", file: "/usr/bin/openssl" },
  { name: "nsd", file: "/usr/sbin/nsd" },
  { name: "gdnsd", file: "/usr/sbin/gdnsd" },
  { name: "unbound", file: "/usr/sbin/unbound" },
  { name: "dnsperf", file: "/usr/bin/dnsperf" },
  { name: "fonts-dejavu-core", file: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf" },
  {
    name: "fonts-liberation",
    file: "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
  },
];
