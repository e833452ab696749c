// The grammar of Corefiles, from docs/data/corefile.txt, which a test of the core compares with the grammar that it parses by.

/** Rules `{ path, word, synopsis, about, block }` from the text; `path` is the words that lead there, such as `multivalue simple`. */
export function readGrammar(text) {
  const root = { block: [], path: "" };
  const open = [root];
  for (const line of text.trimEnd().split("\n")) readLine(line.trim(), open);
  return root.block;
}

/** All rules, each before those of its block. */
export function allRules(rules) {
  return rules.flatMap((rule) => [rule, ...allRules(rule.block)]);
}

/** The rule that a path names. */
export function ruleOf(rules, path) {
  const found = allRules(rules).find((rule) => rule.path === path);
  if (!found)
    throw new Error(
      `no directive "${path}"; there are: ${allRules(rules)
        .map((rule) => rule.path)
        .join(", ")}`,
    );
  return found;
}

function readLine(line, open) {
  if (line === "}") return void open.pop();
  const { code, about } = /^(?<code>.*?) +# (?<about>.*)$/.exec(line).groups;
  const synopsis = code.replace(/ \{$/, "");
  const [word] = synopsis.split(" ");
  const parent = open.at(-1);
  const rule = { path: `${parent.path} ${word}`.trim(), word, synopsis, about, block: [] };
  parent.block.push(rule);
  if (code.endsWith("{")) open.push(rule);
}
