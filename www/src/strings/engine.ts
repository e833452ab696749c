/**
 * Why nothing can be asked, and what to do about it.
 */
export const engineStrings = {
  workerBroke: "The worker ended without a word. What is asked next starts another.",
  noEngine: "The engine could not be loaded: the page's Content-Security-Policy must allow its origin in script-src.",
};
