/**
 * PostgreSQL's text has every character but U+0000. It is written as U+FFFF (which is no character) and `0`, and U+FFFF
 * itself as U+FFFF and `F`; all other text stands as it is. Half a surrogate pair becomes U+FFFD, as it does in SQLite.
 */

export function toText(value: string): string {
  return /[\0\uffff]/.test(value)
    ? value.replace(/[\0\uffff]/g, (each) => (each === '\0' ? '\uffff0' : '\uffffF'))
    : value;
}

export function fromText(text: string): string {
  return text.includes('\uffff')
    ? text.replace(/\uffff([0F])/g, (_all, which: string) => (which === '0' ? '\0' : '\uffff'))
    : text;
}
