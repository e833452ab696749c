/**
 * The worker for all requests.
 */
import { whole } from "./serve";
import { work } from "./work";

work(whole);
