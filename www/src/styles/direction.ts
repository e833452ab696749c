/**
 * Right to left: the layout follows by its logical properties, and here is what does not by itself.
 *
 * A bar is a drawing from left to right, so it is mirrored as a whole, and its labels back again.
 * Addresses, names, octets and dig's text read from left to right in every language.
 */
import { css } from "./css";

export const direction = css`
  :is(.bar, .plot, .ruler, .ruler text):dir(rtl) {
    transform: scaleX(-1);
  }

  .ruler text {
    direction: ltr;
    transform-box: fill-box;
    transform-origin: center;
  }

  :is(.mono, .group, .dig, .hex, .octets, .parts, .number, code) {
    direction: ltr;
    unicode-bidi: isolate;
  }

  :is(input.mono, textarea.mono, .number, .group):dir(rtl) {
    text-align: right;
  }

  /* The words are English: their full stops stay at their ends. */
  :is(.sentence, .point, .verdict, .hint, .note span, .hints span, .why li > span, .explanation, .error, .said p, dd, .compared tfoot td, .reason, .notice):dir(rtl) {
    text-align: right;
    unicode-bidi: plaintext;
  }

  /* What is chosen from is English too, and would lose its beginning. */
  select {
    direction: ltr;
  }

  :is(button, label, legend, .key span, .switch span):dir(rtl) {
    unicode-bidi: plaintext;
  }
`;
