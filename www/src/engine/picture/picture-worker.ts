/**
 * The worker for pictures.
 */
import { work } from "../work";
import { pictures } from "./serve";

work(pictures);
