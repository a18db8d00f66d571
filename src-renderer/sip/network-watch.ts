/** Tells when the machine's network may be another: the browser knows within milliseconds, a socket only after a minute. */

/**
 * `estimate`: `navigator.connection` says so. On a desktop it tells of every other estimate of delay and bandwidth, too, and
 * most of them are that.
 */
export type NetworkDoubt = 'network' | 'estimate';

export function watchNetwork(onChange: (doubt: NetworkDoubt) => void): () => void {
  if (typeof globalThis.addEventListener !== 'function') return () => undefined;
  const connection: unknown = 'connection' in navigator ? navigator.connection : null;
  const target = connection instanceof EventTarget ? connection : null;
  const online = (): void => onChange('network');
  const estimated = (): void => onChange('estimate');
  globalThis.addEventListener('online', online);
  target?.addEventListener('change', estimated);
  return () => {
    globalThis.removeEventListener('online', online);
    target?.removeEventListener('change', estimated);
  };
}
