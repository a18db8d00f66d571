/** The setup of this computer, wired to what a rep does with one by hand. */
import { isAdminsOwn, machineSetupPath, readMachineFile } from '../provision/machine-file.ts';
import { createMachineSetup, type MachineSetup } from '../provision/machine-setup.ts';
import type { Proposals } from '../provision/proposals.ts';
import type { Handlers } from './serve.ts';

/** A new file is noticed after this at the latest, and at every start, ms. */
const lookEveryMs = 10 * 60_000;

interface Parts {
  readonly handlers: Pick<Handlers, 'settings:get' | 'provision:read' | 'provision:accept'>;
  readonly proposals: Pick<Proposals, 'found'>;
  /** A setup waits for the rep's word. */
  readonly offered: () => void;
  readonly warn: (id: string, message: string) => void;
  readonly log: (event: string, fields: Record<string, string>) => void;
}

/** Looks as soon as it is told to, and from then on every ten minutes. */
export function followMachineSetup({ handlers, proposals, offered, warn, log }: Parts): MachineSetup {
  const file = machineSetupPath(process.platform, process.env);
  const setup = createMachineSetup({
    read: () => readMachineFile(file, isAdminsOwn),
    settings: async () => handlers['settings:get']({}),
    propose: async (request) => handlers['provision:read'](request),
    accept: async (request) => handlers['provision:accept'](request),
    ask(found) {
      proposals.found(found);
      offered();
    },
    warn,
    log,
  });
  setInterval(() => void setup.check(), lookEveryMs).unref();
  return setup;
}
