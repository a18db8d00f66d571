/** Tells when the machine's network changed: the browser knows within milliseconds, a socket only after a minute. */

export function watchNetwork(onChange: () => void): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => undefined;
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  const target = connection instanceof EventTarget ? connection : null;
  globalThis.addEventListener('online', onChange);
  target?.addEventListener('change', onChange);
  return () => {
    globalThis.removeEventListener('online', onChange);
    target?.removeEventListener('change', onChange);
  };
}
