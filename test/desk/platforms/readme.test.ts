import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const readme = readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const examples = readdirSync(fixtures).filter((name) => name.startsWith('connect-'));

describe('the README', () => {
  it.each(examples)('shows %s as it was tried', (name) => {
    expect(readme).toContain(`\n${readFileSync(path.join(fixtures, name), 'utf8').trimEnd()}\n\`\`\``);
  });
});
