/** What the preload world sends to the host over its binding. It comes from a page: parsed, never trusted. */
export type PageMessage =
  | { readonly type: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly type: 'ask'; readonly id: number; readonly permission: string; readonly mediaTypes: readonly string[] }
  | { readonly type: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  | { readonly type: 'preload-error'; readonly text: string }
  | { readonly type: 'close' | 'focus' | 'blur' };

/** null for anything else. */
export function parsePageMessage(text: string): PageMessage | null {
  const value: unknown = JSON.parse(text);
  const read = (key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const string = (key: string) => String(read(key) ?? '');
  const type = read('type');
  switch (type) {
    case 'invoke':
      return { type, id: Number(read('id')), channel: string('channel'), args: string('args') };
    case 'ask': {
      const kinds = read('mediaTypes');
      return {
        type,
        id: Number(read('id')),
        permission: string('permission'),
        mediaTypes: Array.isArray(kinds) ? kinds.map(String) : [],
      };
    }
    case 'open':
      return { type, url: string('url'), frameName: string('frameName'), features: string('features') };
    case 'preload-error':
      return { type, text: string('text') };
    case 'close':
    case 'focus':
    case 'blur':
      return { type };
    default:
      return null;
  }
}
