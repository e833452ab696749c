/**
 * Sends one question about a Corefile to a worker of its own, and terminates it.
 */
import type { ZoneSource } from "multivalue";

import type { CorefileContents, Question, Reply } from "./corefile-protocol";
import { engineStrings, openWorker, Refused } from "./worker-client";

/** A Corefile and not JSON: the same test as on the command line. */
export function isCorefile(text: string): boolean {
  return /^\s*[^[{\s]/.test(text);
}

export async function readCorefile(text: string): Promise<CorefileContents> {
  const reply = await ask({ kind: "read", text });
  if (reply.kind === "read") return reply.contents;
  throw refusal(reply);
}

/** As `multivalue convert` writes it. */
export async function writeCorefile(source: ZoneSource): Promise<string> {
  const reply = await ask({ kind: "write", source });
  if (reply.kind === "written") return reply.text;
  throw refusal(reply);
}

interface Plugin {
  name: string;
  /** From 1. */
  line: number;
}

/** Directives of server blocks that a zone cannot hold. */
export function pluginsIn(text: string): Plugin[] {
  let depth = 0;
  const found: Plugin[] = [];
  text.split("\n").forEach((line, index) => {
    const words = line
      .replace(/(^|\s)#.*$/, "")
      .trim()
      .split(/\s+/)
      .filter(Boolean);
    const [name] = words;
    if (depth === 1 && name !== undefined && /^\w+$/.test(name) && !SHOWN_DIRECTIVES.has(name))
      found.push({ name, line: index + 1 });
    depth +=
      words.filter((word) => word === "{").length - words.filter((word) => word === "}").length;
  });
  return found;
}

/** Without workers, in the page. */
async function ask(question: Question): Promise<Reply> {
  const worker = await openWorker(
    () => new Worker(new URL("./corefile-worker.ts", import.meta.url), { type: "module" }),
    "corefile-worker",
  );
  if (!worker) return (await import("./corefile")).answerQuestion(question);
  return asked(worker, question).finally(() => worker.terminate());
}

function asked(worker: Worker, question: Question): Promise<Reply> {
  return new Promise((settle, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Reply>) => settle(data);
    worker.onerror = ({ message }) => reject(new Refused([message || engineStrings.workerBroke]));
    worker.postMessage(question);
  });
}

function refusal(reply: Reply): Error {
  if (reply.kind !== "refused") return new Error(`an unexpected reply: ${reply.kind}`);
  return new Refused(reply.namesFiles ? [...reply.messages, NO_FILES] : reply.messages);
}

/** Directives that the page shows, or that only include files. */
const SHOWN_DIRECTIVES = new Set(["multivalue", "import"]);

const NO_FILES =
  "The page cannot read files that a Corefile names. Import those files instead, or write the records into the Corefile.";
