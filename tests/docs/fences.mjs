// The code fences of a Markdown file, by language.

/** `[{ language, code, line }]` of a text, in order. */
export function fences(markdown) {
  return [...markdown.matchAll(/^```([^\n]*)\n((?:(?!```).*\n)*)^```$/gm)].map((match) => ({
    language: match[1].trim(),
    code: match[2],
    line: markdown.slice(0, match.index).split("\n").length,
  }));
}
