/**
 * Strings of the import dialog and its errors.
 */
export const importStrings = {
  heading: "Import a zone or a change batch",
  records: "Records, a Corefile, or a change batch",
  checks: "Health checks (optional)",
  name: "Name of the zone",
  nameExample: "example.com",
  guessed: (name: string) =>
    name === ""
      ? "These records have no SOA record, so the name of their zone is unknown. Enter it, then import."
      : `These records have no SOA record, so the name of their zone is a guess: ${name}. Check it, then import.`,
  hint: 'Paste what aws route53 list-resource-record-sets and list-health-checks print, or drop one or two files on the page. A change batch, {"Changes": [...]}, is applied to the current zone, completely or not at all. Nothing is uploaded.',
  load: "Import",
  cancel: "Cancel",
  empty:
    "Nothing to import. Paste the output of aws route53 list-resource-record-sets --hosted-zone-id ID, a Corefile, or a change batch.",
  onlyChecks: "These are health checks only. Paste the records too.",
  twoRecords: "Both fields have records. Paste the health checks into the second field.",
  noChecks: 'The second list has no health checks: expected {"HealthChecks": [...]}.',
  checksOfCorefile: "A Corefile contains its health checks. Clear the second field.",
  at: (line: number, column: number, message: string) =>
    `Line ${line}, column ${column}: ${message}`,
  manyFiles: "Drop one file, or two: records and health checks.",
};
