import { vector } from "./vector.js";

export default {
  fetch() {
    return new Response(`vector ${vector()}`);
  },
};
