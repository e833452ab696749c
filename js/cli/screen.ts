// Where the program writes: a terminal, which has a width and can be drawn on, or a pipe, which gets plain lines.

/** The program's two streams, as far as it needs them. */
export interface Screen {
  /** Writes a result. */
  print(text: string): void;
  /** Writes what is wrong. */
  complain(text: string): void;
  /** The terminal's width in characters; undefined for a pipe or a file. */
  readonly width: number | undefined;
  /** Whether block characters can be shown. */
  readonly unicode: boolean;
  /** Shows a line that the next one replaces; undefined where nobody watches. */
  readonly status: ((line: string) => void) | undefined;
}

/** The screen of a process. */
export function screenOf({
  stdout,
  stderr,
  env,
}: Pick<NodeJS.Process, "stdout" | "stderr" | "env">): Screen {
  return {
    print: (text) => void stdout.write(`${text}\n`),
    complain: (text) => void stderr.write(`${text}\n`),
    width: stdout.isTTY ? stdout.columns || USUAL_WIDTH : undefined,
    unicode:
      UTF8.test(env.LC_ALL || env.LC_CTYPE || env.LANG || "") || env.WT_SESSION !== undefined,
    status: stderr.isTTY ? (line) => void stderr.write(`\r${CLEAR_LINE}${line}`) : undefined,
  };
}

const USUAL_WIDTH = 80;

/** The locale's character set, as its variables spell it. Source: POSIX.1-2017, 8.2 Internationalization Variables. */
const UTF8 = /utf-?8/i;

/** Erases the line. Source: ECMA-48, 8.3.41 EL. */
const CLEAR_LINE = "\x1b[2K";
