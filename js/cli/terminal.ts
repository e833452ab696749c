// Output: a terminal with a width, or a pipe, which gets plain lines.

/** Standard output and standard error. */
export interface Terminal {
  /** Writes to standard output. */
  print(text: string): void;
  /** Writes to standard error. */
  writeError(text: string): void;
  /** The terminal's width in characters; undefined for a pipe or a file. */
  readonly width: number | undefined;
  /** Whether block characters can be shown. */
  readonly unicode: boolean;
  /** Shows a line of progress, which the next one replaces. Undefined without a terminal. */
  readonly status: ((line: string) => void) | undefined;
}

/** The terminal of a process. */
export function terminalOf({
  stdout,
  stderr,
  env,
}: Pick<NodeJS.Process, "stdout" | "stderr" | "env">): Terminal {
  return {
    print: (text) => void stdout.write(`${text}\n`),
    writeError: (text) => void stderr.write(`${text}\n`),
    width: stdout.isTTY ? stdout.columns || DEFAULT_WIDTH : undefined,
    unicode:
      UTF8.test(env.LC_ALL || env.LC_CTYPE || env.LANG || "") || env.WT_SESSION !== undefined,
    status: stderr.isTTY ? (line) => void stderr.write(`\r${CLEAR_LINE}${line}`) : undefined,
  };
}

const DEFAULT_WIDTH = 80;

/** Character set of the locale. Source: POSIX.1-2017, 8.2 Internationalization Variables. */
const UTF8 = /utf-?8/i;

/** Erases the line. Source: ECMA-48, 8.3.41 EL. */
const CLEAR_LINE = "\x1b[2K";
