// Python packages for the tests, in a virtual environment of their own.

import { join } from "node:path";
import { venv } from "../lib/paths.mjs";
import { output, run } from "../lib/run.mjs";
import { digest, once } from "../lib/stamp.mjs";
import { aptInstall } from "./debian.mjs";

export const pythonBin = join(venv, "bin", "python");

/** Makes target/venv hold exactly the pinned requirements. */
export async function python() {
  await once("python", digest([REQUIREMENTS]), [pythonBin], async () => {
    console.log("setup: Python packages");
    if (output("python3", ["-c", "import ensurepip, venv"]) === undefined)
      await aptInstall(["python3-venv"]);
    await run("python3", ["-m", "venv", "--clear", venv], {
      quiet: true,
      advice: "as root: apt-get install python3-venv",
    });
    await run(
      pythonBin,
      [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
        REQUIREMENTS,
      ],
      { quiet: true, advice: ADVICE },
    );
  });
}

const REQUIREMENTS = "tests/requirements.txt";
const ADVICE = `see that PyPI answers (pip index versions botocore) and that ${REQUIREMENTS} names versions that exist`;
