// The steps of npm test: one entry each. Of those that can start, the first in this order does.
//
// `run` is the program with its arguments, `count` reads from its output how many tests ran, and `advice` says
// what to do when it fails. `needs` names the steps that must pass before it: the build, unless it says otherwise.
// Of two steps with the same `lock`, one runs at a time.

import { pythonBin } from "../setup/python.mjs";
import { cargoTest, nodeTest, oneCheck, unittest } from "./counters.mjs";

const cargo = (name, args, advice, more = {}) => ({
  name,
  run: ["cargo", ...args],
  count: oneCheck,
  advice,
  needs: [],
  lock: "cargo",
  ...more,
});
const node = (name, files, advice) => ({
  name,
  run: ["node", "--test", "--test-reporter=spec", ...files],
  count: nodeTest,
  advice,
});

/** These start before others that can start too: begun last, each would run alone at the end. */
export const LONGEST = ["browser", "site", "embed"];

export const steps = [
  {
    name: "set-up",
    run: ["node", "scripts/setup.mjs", "--tests"],
    count: oneCheck,
    advice: "npm run setup -- --tests",
    needs: [],
  },
  {
    name: "build",
    run: ["node", "scripts/build.mjs"],
    count: oneCheck,
    advice: "npm run build",
    needs: ["set-up"],
  },
  {
    name: "biome",
    run: ["node_modules/.bin/biome", "ci", "--error-on-warnings"],
    count: oneCheck,
    advice: "npm run format; what it cannot mend is named above",
    needs: ["set-up"],
  },
  cargo("rustfmt", ["fmt", "--all", "--check"], "cargo fmt"),
  cargo(
    "clippy",
    ["clippy", "--all-targets", "--features", "typescript,interop", "--", "-D", "warnings"],
    "mend what clippy names above",
  ),
  // Apart: together the crates would have other features of their dependencies, to be compiled once more.
  cargo(
    "clippy of the build",
    ["clippy", "--package", "multivalue-bindgen", "--", "-D", "warnings"],
    "mend what clippy names above",
  ),
  cargo(
    "clippy of the boundary",
    [
      "clippy",
      "--package",
      "multivalue-wasm",
      "--target",
      "wasm32-unknown-unknown",
      "--",
      "-D",
      "warnings",
    ],
    "mend what clippy names above",
    { needs: ["set-up"] },
  ),
  cargo(
    "rust tests",
    ["test", "--features", "typescript,interop"],
    "cargo test --features typescript,interop NAME runs one alone",
    { count: cargoTest, env: { NSD: "/usr/sbin/nsd" }, needs: ["set-up"] },
  ),
  cargo(
    "cargo doc",
    ["doc", "--no-deps", "--features", "typescript"],
    "document what is named above",
    { env: { RUSTDOCFLAGS: "-D warnings" } },
  ),
  cargo(
    "cargo package",
    ["package", "--package", "multivalue", "--allow-dirty"],
    "mend Cargo.toml: the message above names what crates.io would refuse",
  ),
  node("package", ["tests/package/"], "node --test tests/package/FILE runs one alone"),
  node(
    "cases",
    ["tests/cases.test.mjs", "tests/messages.test.mjs"],
    "node --test --test-name-pattern=T46 tests/cases.test.mjs runs one alone",
  ),
  node(
    "conformance",
    ["tests/conformance/"],
    "UPDATE_CONFORMANCE=1 node --test tests/conformance/ writes docs/CONFORMANCE.md anew; a fact without a test wants one",
  ),
  node("command line", ["tests/cli/"], "node --test tests/cli/FILE runs one alone"),
  node("dns over https", ["tests/doh/"], "node --test tests/doh/FILE runs one alone"),
  node("dns sockets", ["tests/node/"], "node --test tests/node/FILE runs one alone"),
  node("gdnsd", ["tests/gdnsd/"], "node --test tests/gdnsd/FILE runs it alone"),
  {
    name: "python",
    run: [pythonBin, "-m", "unittest", "discover", "--start-directory", "tests/python"],
    count: unittest,
    advice: "target/venv/bin/python -m unittest discover -s tests/python -k NAME runs one alone",
  },
  node(
    "hosts",
    ["tests/hosts/hosts.test.mjs", "tests/hosts/publish.test.mjs"],
    "node --test --test-name-pattern=HOST tests/hosts/hosts.test.mjs runs one alone",
  ),
  node("embed", ["tests/embed/"], "node --test tests/embed/FILE runs one alone"),
  node(
    "docs",
    ["tests/docs/"],
    "node --test tests/docs/FILE runs one alone; npm run docs writes what comes from docs/data/",
  ),
  node(
    "site",
    ["tests/site/"],
    "node --test tests/site/FILE runs one alone; npm run site builds what it looks at",
  ),
  node("browser", ["tests/browser/"], "node --test tests/browser/FILE runs one alone"),
];
