// The package's declarations as data: each entry's exports with kind, doc comment, signature and members.
//
// Source: the .d.ts files that package.json names, read by TypeScript's own checker.

import { readFileSync } from "node:fs";
import ts from "typescript";
import { at } from "../lib/paths.mjs";

/** `[{ name, file, symbols, others }]`, one for each entry with types; `others` are names that an earlier entry declares. */
export function readEntries() {
  const entries = entryFiles();
  const program = ts.createProgram(entries.map(({ file }) => file), OPTIONS);
  const checker = program.getTypeChecker();
  const faults = entries.filter(({ file }) => !program.getSourceFile(file));
  if (faults.length > 0) throw new Error(`no declarations: ${faults.map(({ file }) => file).join(", ")}`);
  const homes = new Map();
  return entries.map((entry) => readEntry(entry, program, checker, homes));
}

/** The entries of package.json that have declarations, the root first. */
export function entryFiles() {
  const { name, types, exports } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const typed = Object.entries(exports).filter(([, target]) => typeof target === "object");
  return typed.map(([path, target]) => ({ name: name + path.slice(1), file: at(path === "." ? types : target.types) }));
}

/** Where a symbol stands on the page: its name, behind that of its entry where that is not the root. */
export function idOf(entry, symbol) {
  const [, ...rest] = entry.split("/");
  return [...rest, symbol].join(".");
}

function readEntry({ name, file }, program, checker, homes) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  const symbols = [];
  const others = [];
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    if (!homes.has(symbol)) homes.set(symbol, idOf(name, exported.name));
    if (homes.get(symbol) !== idOf(name, exported.name)) others.push({ name: exported.name, id: homes.get(symbol) });
    else symbols.push({ ...readSymbol(symbol, checker), name: exported.name, id: idOf(name, exported.name) });
  }
  return { name, file, symbols: symbols.sort(byRank), others };
}

function readSymbol(symbol, checker) {
  const [declaration] = symbol.declarations;
  const members = membersOf(declaration).map((member) => readMember(member, checker));
  return { kind: kindOf(declaration), doc: docOf(symbol, checker), signature: signatureOf(declaration, members.length > 0), members };
}

function membersOf(declaration) {
  if (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration)) return declaration.members.filter(isPublic);
  if (ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type)) return declaration.type.members;
  return [];
}

function isPublic(member) {
  const hidden = ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  return !hidden && !(member.name && ts.isPrivateIdentifier(member.name));
}

function readMember(member, checker) {
  const name = ts.isConstructorDeclaration(member) ? "constructor" : member.name.getText();
  const symbol = member.symbol ?? checker.getSymbolAtLocation(member.name);
  return { name, doc: docOf(symbol, checker), signature: textOf(member) };
}

/** The head alone where the members are listed. */
function signatureOf(declaration, hasMembers) {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const text = textOf(statement).replace(/^(export )?(declare )?/, "");
  return hasMembers ? text.slice(0, text.indexOf("{")).replace(/ = $/, "").trim() : text;
}

/** Without comments, which stand beside it as words. */
function textOf(node) {
  return PRINTER.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
}

function docOf(symbol, checker) {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\n(?!\n)/g, " ").trim();
}

function kindOf(declaration) {
  const kind = KINDS.find(([is]) => is(declaration))?.[1];
  if (!kind) throw new Error(`no name for a ${ts.SyntaxKind[declaration.kind]}`);
  return kind;
}

/** What is called, then errors, then types, and each in the order of the alphabet. */
function byRank(one, other) {
  return rank(one) - rank(other) || one.name.localeCompare(other.name, "en");
}

function rank({ kind, name }) {
  if (kind === "interface" || kind === "type") return 2;
  return name.endsWith("Error") ? 1 : 0;
}

const KINDS = [
  [ts.isClassDeclaration, "class"],
  [ts.isFunctionDeclaration, "function"],
  [ts.isVariableDeclaration, "constant"],
  [ts.isInterfaceDeclaration, "interface"],
  [ts.isTypeAliasDeclaration, "type"],
];
const PRINTER = ts.createPrinter({ removeComments: true });
const OPTIONS = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, lib: ["lib.esnext.d.ts", "lib.dom.d.ts"], types: [], skipLibCheck: true };
