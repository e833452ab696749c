import { vector } from "./vector.js";

console.log(`vector ${vector()}`);
