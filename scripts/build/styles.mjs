// Styles of the element without what only people read in them.

import { transformSync } from "esbuild";

/** A plugin: the text of each style is minified where it stands. */
export const smallStyles = {
  name: "small-styles",
  transform(code, id) {
    if (!/\/www\/src\/[\w/-]+\.ts$/.test(id)) return null;
    return code.replace(/css`([^`]*)`/g, (_, text) => `css\`${small(text)}\``);
  },
};

/** Nothing is rewritten for older browsers: who knows no nesting or no container does not know the element. */
function small(text) {
  return transformSync(text, { loader: "css", minify: true, target: "esnext" }).code.trim();
}
