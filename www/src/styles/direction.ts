/**
 * Right to left: the layout follows by its logical properties, and here is what does not by itself.
 *
 * A bar is a drawing from left to right, so it is mirrored as a whole, and its labels back again.
 * Addresses, names, octets and dig's text read from left to right in every language.
 */
import { css } from "./css";

export const direction = css`
  :is(.bar, .ruler, .ruler text):dir(rtl) {
    transform: scaleX(-1);
  }

  .ruler text {
    direction: ltr;
    transform-box: fill-box;
    transform-origin: center;
  }

  :is(.mono, .dig, .number) {
    direction: ltr;
    unicode-bidi: isolate;
  }

  :is(input.mono, .number):dir(rtl) {
    text-align: right;
  }

  /* The words are English: their full stops stay at their ends. */
  :is(.sentence, .why li > span, .explanation, .error, .reason):dir(rtl) {
    text-align: right;
    unicode-bidi: plaintext;
  }

  /* What is chosen from is English too, and would lose its beginning. */
  select {
    direction: ltr;
  }

  button:dir(rtl) {
    unicode-bidi: plaintext;
  }
`;
