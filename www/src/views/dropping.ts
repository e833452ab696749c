/**
 * A file that is dropped on the page is imported, as text that is pasted into the dialogue is.
 */
import type { FrameActions } from "../model/view";

/** Only where there is the dialogue; without this a browser would leave the page for the file. */
export function letDrop(event: DragEvent): void {
  if (fileIn(event) && takesFiles(event)) event.preventDefault();
}

export async function drop(event: DragEvent, act: FrameActions): Promise<void> {
  const file = event.dataTransfer?.files[0];
  if (!file || !takesFiles(event)) return;
  event.preventDefault();
  act.openImport();
  act.load(await file.text());
}

function takesFiles({ currentTarget }: DragEvent): boolean {
  return (currentTarget as Element).querySelector("dialog#import") !== null;
}

function fileIn({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
