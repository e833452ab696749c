/**
 * .
 */
export const importStrings = {
  heading: "Import a zone or a change batch",
  label: "Paste what aws route53 list-resource-record-sets prints, a Corefile, or a change batch",
  hint: "To have its checks as well, paste both lists as [records, checks]. A change batch, {\"Changes\": [...]}, is made to the zone that stands there, as a whole or not at all. A file can be dropped on the page. Nothing leaves it.",
  load: "Import",
  cancel: "Cancel",
};
