// One bar: its length is the count, and a mark shows where the expectation lies.

/** A bar of at most `width` characters, `most` filling it. */
export function bar(
  { count, expected }: { count: number; expected: number },
  most: number,
  width: number,
  unicode: boolean,
): string {
  const cells = filled((count / most) * width, unicode);
  const mark = Math.min(Math.round((expected / most) * width), width - 1);
  if (expected === 0) return cells.join("");
  while (cells.length <= mark) cells.push(" ");
  cells[mark] = unicode ? "┃" : "|";
  return cells.join("");
}

/** Full characters and, where block elements can be shown, eighths of one. */
function filled(length: number, unicode: boolean): string[] {
  if (!unicode) return Array.from({ length: Math.round(length) }, () => "#");
  const eighths = Math.round(length * 8);
  const cells = Array.from({ length: Math.floor(eighths / 8) }, () => "█");
  return eighths % 8 > 0 ? [...cells, EIGHTHS[eighths % 8]!] : cells;
}

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
