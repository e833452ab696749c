/**
 * The words of the dialogue that gives a picture away.
 */
export const shareStrings = {
  share: "Share",
  heading: "Share this picture",
  hint: "The link holds all that the picture is made of: records, health, seed, and what is shown. What stands behind its # is sent to no server.",
  close: "Close",
  link: "Link",
  copyLink: "Copy link",
  markdown: "Markdown",
  copyMarkdown: "Copy Markdown",
  embed: "Embed code",
  copyEmbed: "Copy embed code",
  zone: "Zone as Route 53 lists it, with its checks",
  copyZone: "Copy zone",
  saveBatch: "Save change batch",
  batch: "Change batch from the start to this",
  lastBatch: "Change batch of the last edit",
  undoBatch: "Change batch that undoes the last edit",
  copyBatch: "Copy as change batch",
  batchHint: "For aws route53 change-resource-record-sets. Health checks are no part of a batch: those that its records name must be there before.",
  save: "Save as",
  saveAs: { png: "PNG", svg: "SVG", csv: "CSV", json: "Zone (JSON)" },
  title: (question: string) => `What will Route 53 answer for ${question}?`,
};
