// The API reference: TypeDoc reads the declarations that package.json names and writes Markdown for each entry.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Application, ReflectionKind } from "typedoc";
import { MarkdownTheme, MarkdownThemeContext, ModuleRouter } from "typedoc-plugin-markdown";
import { at } from "../lib/paths.mjs";
import { escapeHtml, markdown } from "./markdown.mjs";

/**
 * `{ text, exports: [{ name, kind, anchor }], others: [{ name, anchor }] }` of each entry, by its name, such as
 * `multivalue/node`. In the text, headings end in their anchor: `{#Zone.resolve}`. Others are declared by another entry.
 */
export async function apiReference() {
  const entries = entryFiles();
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  writeFileSync(
    join(OUT, "tsconfig.json"),
    JSON.stringify({ compilerOptions: COMPILER, files: entries.map(({ file }) => file) }),
  );
  const app = await Application.bootstrapWithPlugins({
    ...OPTIONS,
    entryPoints: entries.map(({ file }) => file),
  });
  app.renderer.defineRouter("anchors", Router);
  app.renderer.defineTheme("compact", Theme);
  const project = await app.convert();
  if (!project || project.children.length !== entries.length)
    throw new Error("TypeDoc has not read every entry of package.json");
  for (const module of project.children)
    module.name = entries.find(
      ({ file }) => project.getSymbolIdFromReflection(module).fileName === file,
    ).name;
  const others = Object.fromEntries(
    project.children.map((module) => [module.name, withoutReferences(module, project)]),
  );
  await app.generateOutputs(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings())
    throw new Error("TypeDoc has warnings, printed above");
  const textOf = (name) => readFileSync(join(OUT, `${name}.md`), "utf8");
  return Object.fromEntries(
    project.children.map(({ name, children }) => [
      name,
      { text: textOf(name), exports: children.map(exported), others: others[name] },
    ]),
  );
}

/** The section of one entry: its exports by name, and each with its words and shape. */
export function entrySection({ text, exports, others }) {
  const items = exports.map(
    ({ name, kind, anchor }) =>
      `<li><a href="#${anchor}">${escapeHtml(name)}</a> <small>${kind}</small></li>`,
  );
  const links = others.map(
    ({ name, anchor }) => `<a href="#${anchor}"><code>${escapeHtml(name)}</code></a>`,
  );
  const declaredAbove = links.length > 0 ? `<p>And, declared above: ${links.join(", ")}.</p>` : "";
  return `<ul class="index">${items.join("")}</ul>${declaredAbove}${markdown(text, { level: 1, anchors: "given", linkTo: (address) => address.replace(/^.*#/, "#") }).html}`;
}

/** Takes what an entry exports of another out of its page. */
function withoutReferences(module, project) {
  const references = module.children.filter((child) => child.isReference());
  const others = references.map((reference) => ({
    name: reference.name,
    anchor: anchorOf(reference.getTargetReflectionDeep()),
  }));
  for (const reference of references) project.removeReflection(reference);
  return others;
}

function exported(reflection) {
  return {
    name: reflection.name,
    kind: ReflectionKind.singularString(reflection.kind).toLowerCase(),
    anchor: anchorOf(reflection),
  };
}

/** The entries of package.json that have declarations, the root first: `[{ name, file }]`. */
export function entryFiles() {
  const { name, types, exports } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const typed = Object.entries(exports).filter(([, target]) => typeof target === "object");
  return typed.map(([path, target]) => ({
    name: name + path.slice(1),
    file: at(path === "." ? types : target.types),
  }));
}

/** Where a symbol or a member is on the page: `Zone.resolve`, and `node.ProbeResult` of another entry than the root. */
function anchorOf(reflection) {
  const path = [];
  for (let at = reflection; !at.isProject(); at = at.parent)
    if (!at.kindOf(UNNAMED))
      path.unshift(at.kindOf(ReflectionKind.Constructor) ? "constructor" : at.name);
  return [...path[0].split("/").slice(1), ...path.slice(1)].join(".");
}

class Router extends ModuleRouter {
  buildPages(project) {
    const pages = super.buildPages(project);
    for (const reflection of this.anchors.keys()) {
      this.anchors.set(reflection, anchorOf(reflection));
      this.fullUrls.set(reflection, `#${anchorOf(reflection)}`);
    }
    return pages;
  }
}

/** Says nothing twice: a signature has the type that it returns, and a table the members of an object. */
class Theme extends MarkdownTheme {
  getRenderContext(page) {
    const context = new MarkdownThemeContext(this, page, this.application.options);
    const { declarationTitle } = context.partials;
    context.partials.signatureReturns = () => "";
    context.partials.declarationTitle = (model) =>
      model.kindOf(ReflectionKind.TypeAlias) && model.type?.declaration?.children
        ? ""
        : declarationTitle(model);
    return context;
  }
}

const UNNAMED = ReflectionKind.TypeLiteral | ReflectionKind.SomeSignature;
const OUT = at("target", "api");
const COMPILER = {
  module: "nodenext",
  target: "es2022",
  lib: ["esnext", "dom"],
  types: ["node"],
  typeRoots: [at("node_modules", "@types")],
  skipLibCheck: true,
};
const OPTIONS = {
  plugin: ["typedoc-plugin-markdown"],
  tsconfig: join(OUT, "tsconfig.json"),
  out: OUT,
  router: "anchors",
  theme: "compact",
  logLevel: "Warn",
  readme: "none",
  disableSources: true,
  excludeExternals: true,
  excludePrivate: true,
  groupOrder: ["Classes", "Functions", "Variables", "Interfaces", "Type Aliases", "*"],
  sort: ["alphabetical"],
  hidePageHeader: true,
  hidePageTitle: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: true,
  useCustomAnchors: true,
  expandObjects: true,
  expandParameters: true,
  parametersFormat: "none",
  interfacePropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationVisibility: "compact",
};
