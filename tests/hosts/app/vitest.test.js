import { test } from "vitest";
import { vector } from "./vector.js";

test("the vector", () => console.log(`vector ${vector()}`));
