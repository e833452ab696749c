/**
 * Right to left: what `direction.ts` says of every picture, of what a chart or an answer by itself has none of.
 */
import { css } from "./css";

export const directions = css`
  .plot:dir(rtl) {
    transform: scaleX(-1);
  }

  :is(.group, .hex, .octets, .parts, code) {
    direction: ltr;
    unicode-bidi: isolate;
  }

  :is(textarea.mono, .group):dir(rtl) {
    text-align: right;
  }

  :is(.point, .verdict, .hint, .note span, .hints span, .said p, dd, .compared tfoot td, .notice):dir(rtl) {
    text-align: right;
    unicode-bidi: plaintext;
  }

  :is(label, legend, .key span, .switch span):dir(rtl) {
    unicode-bidi: plaintext;
  }
`;
