/**
 * Follows the setup an admin has put on this computer: taken at the first start and whenever its serial has risen, judged
 * like any other. What only the rep knows (user name, password, the key of a desk) is asked for as with a link; without such
 * a question it is in force at once.
 */
import { createHash } from 'node:crypto';
import type { ReplyOf, RequestOf } from '../contract/channels.ts';
import type { Result } from '../contract/result.ts';
import type { Settings } from '../contract/settings.ts';
import type { Proposal } from '../contract/setup.ts';
import type { MachineFile } from './machine-file.ts';
import { readSetupFile, type SignedSetup } from './read-file.ts';

export interface MachineSetupParts {
  readonly read: () => Promise<MachineFile>;
  readonly settings: () => Promise<Result<Settings>>;
  /** As a file the rep has opened. */
  readonly propose: (request: RequestOf<'provision:read'>) => Promise<Result<ReplyOf<'provision:read'>>>;
  readonly accept: (request: RequestOf<'provision:accept'>) => Promise<Result<Settings>>;
  /** Shows it to the rep, who has to say something. */
  readonly ask: (file: SignedSetup) => void;
  readonly warn: (id: string, message: string) => void;
  readonly log: (event: string, fields: Record<string, string>) => void;
}

export interface MachineSetup {
  /** Looks again; one look at a time. */
  check(): Promise<void>;
}

export function createMachineSetup(parts: MachineSetupParts): MachineSetup {
  /** What the rep was asked about or told of last: neither is done twice. */
  let dealtWith = '';
  let looking: Promise<void> | null = null;

  function refuse(why: string): false {
    parts.log('machine-setup-refused', { why });
    parts.warn('machine-setup', `The setup that an admin has put on this computer is not used. ${why}`);
    return false;
  }

  async function look(): Promise<void> {
    const found = await parts.read();
    if (found.kind === 'none') return;
    const settings = await parts.settings();
    // Without consent to the keyring nothing is open yet; it is looked again when it is.
    if (!settings.ok) return;
    const digest = digestOf(found, settings.value);
    if (digest === dealtWith) return;
    // Taken or in force it leaves nothing behind: a rep who leaves it gets it again.
    dealtWith = '';
    if (!(await isTaken(found, settings.value))) dealtWith = digest;
  }

  /** False: refused, or the rep's to answer. */
  async function isTaken(found: Exclude<MachineFile, { kind: 'none' }>, settings: Settings): Promise<boolean> {
    if (found.kind === 'open-to-others') return refuse('Others than the administrator of this computer may change it.');
    if (found.kind === 'unreadable') return refuse(`It cannot be read (${found.why}).`);
    const file = readSetupFile(found.bytes);
    if (!file.ok) return refuse(file.error.message);
    if (file.value.kind !== 'signed') return refuse('Nobody has signed it.');
    if (isInForce(file.value, settings)) return true;
    const proposed = await parts.propose({ bytes: new Uint8Array(found.bytes) });
    if (!proposed.ok) return refuse(proposed.error.message);
    if (!asksTheRep(proposed.value, settings)) return take(proposed.value, file.value, settings);
    parts.ask(file.value);
    return false;
  }

  async function take({ id }: Proposal, { setup }: SignedSetup, { edge }: Settings): Promise<boolean> {
    const taken = await parts.accept({ id, user: edge?.username ?? null, password: null, deskKey: null });
    if (!taken.ok) return refuse(taken.error.message);
    parts.log('machine-setup-taken', { serial: String(setup.serial) });
    parts.warn('machine-setup', `${setup.organisation} has set this phone up (${setup.serial}).`);
    return true;
  }

  return {
    check() {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },
  };
}

/** Another admin, or none, makes another matter of the same file. */
function digestOf(found: MachineFile, { admin }: Settings): string {
  const hash = createHash('sha256').update(JSON.stringify([found.kind, admin?.publicKey, admin?.serial]));
  return hash.update(found.kind === 'found' ? found.bytes : '').digest('hex');
}

function isInForce({ setup, publicKey }: SignedSetup, { admin }: Settings): boolean {
  return admin?.publicKey === publicKey.toString('base64') && admin.serial === setup.serial;
}

function asksTheRep(proposal: Proposal, { edge }: Settings): boolean {
  if (proposal.asksPassword || proposal.asksDeskKey) return true;
  const account = proposal.kind === 'signed' ? proposal.setup.account : null;
  return account !== null && account.user === null && edge === null;
}
