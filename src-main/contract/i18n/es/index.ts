/** Spanish: addresses the rep as tú; one file for each part of the window. */
import { settings } from './settings.ts';

export const spanish: Readonly<Record<string, string>> = { ...settings };

/** Sentences that arrive with their values filled in. */
export const spanishTold: Readonly<Record<string, string>> = {};
