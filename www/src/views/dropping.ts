/**
 * A file that is dropped on the page is imported, as text that is pasted into the dialogue is.
 */
import type { Actions, View } from "./view";

/** Without this a browser would leave the page for the file. */
export function letDrop(event: DragEvent, { readOnly }: View): void {
  if (fileIn(event) && !readOnly) event.preventDefault();
}

export async function drop(event: DragEvent, { readOnly }: View, act: Actions): Promise<void> {
  const file = event.dataTransfer?.files[0];
  if (!file || readOnly) return;
  event.preventDefault();
  act.openImport();
  act.load(await file.text());
}

function fileIn({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
