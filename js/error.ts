// Errors that carry Route 53's own codes and words.
//
// Here: the one error class of the package. Source: "Errors" of ChangeResourceRecordSets in the Route 53 API Reference.

/** A refusal in Route 53's terms: nothing was changed. */
export class Route53Error extends Error {
  override readonly name = "Route53Error";

  /** AWS' name of the error, such as `InvalidChangeBatch` or `NoSuchHealthCheck`. */
  readonly code: string;

  /** All that is wrong, not only the first; `message` is these joined by line breaks. */
  readonly messages: string[];

  constructor(code: string, messages: string[]) {
    super(messages.join("\n"));
    this.code = code;
    this.messages = messages;
  }
}
