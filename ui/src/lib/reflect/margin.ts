// Why: notes in the margin stand beside the line they belong to, and give way downwards when two want the same place.

export type Wanting = { id: string; top: number; height: number };

/** Where each note goes: as near below its line as the notes above allow. Order of the page, ties in the order given. */
export function pushDown(notes: readonly Wanting[], gap: number): Map<string, number> {
  const tops = new Map<string, number>();
  let free = 0;
  for (const note of [...notes].sort((a, b) => a.top - b.top)) {
    const top = Math.max(note.top, free);
    tops.set(note.id, top);
    free = top + note.height + gap;
  }
  return tops;
}
