// Columns of text, each as wide as its widest cell.

/** One line a row. Cells from the column `numbers` on stand to the right, those before to the left. */
export function aligned(rows: string[][], numbers = Infinity): string[] {
  const widths = rows.reduce<number[]>(
    (wide, row) => row.map((cell, i) => Math.max(wide[i] ?? 0, cell.length)),
    [],
  );
  const padded = (cell: string, i: number) =>
    i < numbers ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!);
  return rows.map((row) => row.map(padded).join("  ").trimEnd());
}
