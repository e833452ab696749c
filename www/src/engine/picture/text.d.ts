/** The wasm file of pictures as the build writes it into the package. */
declare module "multivalue/picture-text.js" {
  /** A character for each octet. */
  export const text: string;
}
