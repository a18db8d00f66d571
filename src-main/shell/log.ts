/**
 * The log: one JSON line per event under <userData>/logs. Personal data may only stand under `pii`, which is dropped;
 * what looks like a credential is dropped whatever it is called.
 */
import { homedir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { openLogFile } from './log-file.ts';

export type LogLevel = 'info' | 'warn' | 'error';
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  write(level: LogLevel, event: string, fields?: LogFields): void;
  close(): void;
}

const secretName = /pass|secret|token|bearer|authori[sz]ation|credential|nonce|cnonce|^response$|api.?key/i;
/** Digest parameters, SIP and tel URIs, e-mail addresses: none of them may reach the disk inside a longer text. */
const secretText = /\b(?:nonce|cnonce|response|username|opaque)="?[^",\s]*"?|\bBearer\s+\S+/gi;
const personalText = /\b(?:sips?|tel):[^\s>;,"]+|[\w.+-]+@[\w.-]+\.\w+|\+\d{7,15}\b/gi;

/** Paths stand in what the system says of files, and in them who is signed in to it. */
const home = homedir();
const withoutHome = (text: string): string => (home.length > 1 ? text.replaceAll(home, '~') : text);

/** The fields as they may be written. Exported for its test. */
export function cleanFields(fields: LogFields): Record<string, string | number | boolean | null> {
  const clean: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || name === 'pii' || name.startsWith('pii.') || secretName.test(name)) continue;
    clean[name] = typeof value === 'string' ? cleanText(value) : value;
  }
  return clean;
}

function cleanText(text: string): string {
  return withoutHome(text.slice(0, 2_000)).replace(secretText, '[secret]').replace(personalText, '[personal]');
}

export function openLog(userData: string, version: string): Log {
  const file = openLogFile(path.join(userData, 'logs'));
  const logger = pino({ base: { version }, timestamp: pino.stdTimeFunctions.isoTime }, file);
  return {
    write(level, event, fields = {}) {
      logger[level](cleanFields(fields), cleanText(event));
    },
    close() {
      file.close();
    },
  };
}
