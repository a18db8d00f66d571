/** Keys that work while another program has the keyboard. Off until the rep chooses them: any of them may be somebody else's. */
import { z } from 'zod';

export const globalKeyNames = ['bridge', 'hang-up', 'mute', 'availability'] as const;
export type GlobalKey = (typeof globalKeyNames)[number];

/** An Electron accelerator: modifiers with a letter, digit or function key; a function key may stand alone. */
export const acceleratorSchema = z
  .string()
  .regex(
    /^(?:(?:Control\+|Alt\+|Super\+)+(?:Shift\+)?[A-Z0-9]|(?:(?:Control|Alt|Super|Shift)\+)*F(?:[1-9]|1\d|2[0-4]))$/,
  )
  .max(40);

/** Null: off. */
const chosen = acceleratorSchema.nullable();
export const globalKeysSchema = z.object({ bridge: chosen, 'hang-up': chosen, mute: chosen, availability: chosen });
export type GlobalKeys = z.infer<typeof globalKeysSchema>;

export const noGlobalKeys: GlobalKeys = { bridge: null, 'hang-up': null, mute: null, availability: null };

/** `taken`: the operating system did not give it to Baton, so another program has it. */
const standing = z.enum(['off', 'works', 'taken']);
export const globalKeyStandingsSchema = z.object({
  bridge: standing,
  'hang-up': standing,
  mute: standing,
  availability: standing,
});
export type GlobalKeyStandings = z.infer<typeof globalKeyStandingsSchema>;
