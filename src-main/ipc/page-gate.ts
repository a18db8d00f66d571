/** Whether the page listens; what came before it did is handed over once it does. */
export interface PageGate {
  /** The page listens now. */
  pageReady(): void;
  /** The page is gone or being loaded again. */
  pageGone(): void;
}

/** `handOver` is called when the page begins to listen, and by `whenOpen` while it does. */
export function createPageGate(handOver: () => void): PageGate & { whenOpen(): void } {
  let ready = false;
  const whenOpen = (): void => {
    if (ready) handOver();
  };
  return {
    whenOpen,
    pageReady() {
      ready = true;
      whenOpen();
    },
    pageGone() {
      ready = false;
    },
  };
}
