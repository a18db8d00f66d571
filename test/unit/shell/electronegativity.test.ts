/**
 * Every finding of Electronegativity 1.10.3 on the sources, with its answer: `npx @doyensec/electronegativity@1.10.3 -i .
 * -o findings.csv`. The tool is no dependency: it brings a parser of every dialect, and ends with an error when offline.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../../..');
const findings = z
  .array(
    z.strictObject({
      finding: z.string(),
      file: z.string().nullable(),
      answer: z.string().min(20),
      proof: z.strictObject({ file: z.string(), text: z.string().min(10) }),
    }),
  )
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'electronegativity.json'), 'utf8')));

it.each(findings)('$finding in $file is answered by what still stands in the sources', ({ file, proof }) => {
  if (file !== null) expect(readFileSync(path.join(root, file), 'utf8').length).toBeGreaterThan(0);
  expect(readFileSync(path.join(root, proof.file), 'utf8')).toContain(proof.text);
});
