import { handle } from "./handle.js";

export default { fetch: handle };
