/** The diagnostics archive: a .tar.gz for whoever is asked to help, without personal data and without credentials. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Result } from '../contract/result.ts';
import { writeWhole } from '../export/whole-file.ts';
import { redactedLine } from './redact.ts';

export interface DiagnosticsParts {
  /** Where the log files are. */
  readonly logs: string;
  /** Files of the archive by name, without their ending: each is written as JSON. */
  readonly reports: Readonly<Record<string, object>>;
}

const logNames = ['baton.1.log', 'baton.log'] as const;

const readMe = `Baton diagnostics.

versions.json  program, system, keyring
settings.json  how Baton is set, without names, addresses and passwords
database.json  size and number of rows, no contents
baton.log      what happened, in the program's own words; other texts are given by their length and their error codes

Nothing in here says who was called, what was said, or how anybody signs in. A SIP trace is not kept by Baton.
`;

/** Writes the archive to `file`, whole or not at all. */
export async function writeDiagnostics(file: string, { logs, reports }: DiagnosticsParts): Promise<Result<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-diagnostics-'));
  try {
    const put = (name: string, text: string) => writeFile(path.join(folder, name), text, { mode: 0o600 });
    await put('README.txt', readMe);
    for (const [name, report] of Object.entries(reports)) {
      await put(`${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
    }
    const lines = await Promise.all(logNames.map((name) => redactedLog(path.join(logs, name))));
    await put('baton.log', lines.join(''));
    const { create } = await import('tar');
    const names = ['README.txt', 'baton.log', ...Object.keys(reports).map((name) => `${name}.json`)];
    return await writeWhole(
      file,
      create({ gzip: true, cwd: folder, portable: true, prefix: 'baton-diagnostics' }, names),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Empty when there is no such file: an older log is there only after a while. */
async function redactedLog(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .flatMap((line) => {
      const clean = redactedLine(line);
      return clean === null ? [] : [`${clean}\n`];
    })
    .join('');
}
