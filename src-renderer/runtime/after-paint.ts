/** Runs something once the frame that shows the present state has been painted. */

/** A hidden window paints no frames: the call must not wait for one longer than this, ms. */
const patience = 50;

export function afterPaint(run: () => void): void {
  let waiting = true;
  const once = (): void => {
    if (!waiting) return;
    waiting = false;
    clearTimeout(timer);
    run();
  };
  const timer = setTimeout(once, patience);
  // A task queued from within a frame runs after that frame is on the screen.
  requestAnimationFrame(() => setTimeout(once));
}
