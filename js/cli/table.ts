// Tables and bars of text.

/** One line for each row. Columns from `numbers` on are aligned right, those before left. */
export function formatColumns(rows: string[][], numbers = Infinity): string[] {
  const widths = rows.reduce<number[]>(
    (wide, row) => row.map((cell, i) => Math.max(wide[i] ?? 0, cell.length)),
    [],
  );
  const padded = (cell: string, i: number) =>
    i < numbers ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!);
  return rows.map((row) => row.map(padded).join("  ").trimEnd());
}

/** A bar of at max `width` characters, the length of `max`, with a mark at the expectation. */
export function bar(
  { count, expected }: { count: number; expected: number },
  max: number,
  width: number,
  unicode: boolean,
): string {
  const cells = cellsOf((count / max) * width, unicode);
  const mark = Math.min(Math.round((expected / max) * width), width - 1);
  if (expected === 0) return cells.join("");
  while (cells.length <= mark) cells.push(" ");
  cells[mark] = unicode ? "┃" : "|";
  return cells.join("");
}

/** Full characters; with block elements, also eighths of one. */
function cellsOf(length: number, unicode: boolean): string[] {
  if (!unicode) return Array.from({ length: Math.round(length) }, () => "#");
  const eighths = Math.round(length * 8);
  const cells = Array.from({ length: Math.floor(eighths / 8) }, () => "█");
  return eighths % 8 > 0 ? [...cells, EIGHTHS[eighths % 8]!] : cells;
}

const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
