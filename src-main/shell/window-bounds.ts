/** Where the window stood, remembered in <userData>/window.json and brought back onto a display that exists. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export const windowSize = { width: 440, height: 780, minWidth: 360, minHeight: 560 } as const;

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(windowSize.minWidth).max(10_000),
  height: z.int().min(windowSize.minHeight).max(10_000),
});
export type Bounds = z.infer<typeof boundsSchema>;

/** null: never saved, or not readable; the window then opens where the system puts it. */
export function readBounds(file: string): Bounds | null {
  try {
    return boundsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Failing to remember a position is not worth a word to the rep. */
export function writeBounds(file: string, bounds: Bounds): boolean {
  try {
    writeFileSync(file, JSON.stringify(boundsSchema.parse(bounds)));
    return true;
  } catch {
    return false;
  }
}

/** `bounds` if at least its title bar can be reached on `workArea` (the display nearest to it), else null. */
export function reachableBounds(bounds: Bounds, workArea: Bounds): Bounds | null {
  const margin = 48;
  const across = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const titleInside = bounds.y >= workArea.y - 8 && bounds.y <= workArea.y + workArea.height - margin;
  if (across < margin || !titleInside) return null;
  return {
    ...bounds,
    width: Math.max(windowSize.minWidth, Math.min(bounds.width, workArea.width)),
    height: Math.max(windowSize.minHeight, Math.min(bounds.height, workArea.height)),
  };
}
