/** Lines of a byte stream. Cut at line feeds alone: JSON may hold other separators (U+2028) inside a string. */
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Null stands for a line of more than `longest` characters; it is never held whole. */
export async function* splitLines(input: Readable, longest: number): AsyncGenerator<string | null> {
  const decoder = new StringDecoder('utf8');
  let line: string | null = '';
  const take = (part: string): void => {
    if (line !== null) line = line.length + part.length > longest ? null : line + part;
  };
  for await (const chunk of input) {
    const [first = '', ...rest] = (typeof chunk === 'string' ? chunk : decoder.write(chunk)).split('\n');
    take(first);
    for (const part of rest) {
      yield line;
      line = '';
      take(part);
    }
  }
  take(decoder.end());
  if (line !== '') yield line;
}
