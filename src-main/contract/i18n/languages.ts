/** Which languages there are; without their words, which only the window and the tray need. */
import { z } from 'zod';

/** `system`: the operating system's, where Baton speaks it. */
export const languageSchema = z.enum(['system', 'en', 'es']);
export type LanguageSetting = z.infer<typeof languageSchema>;

/** Each in its own words, so that who does not read the one in use finds theirs. */
export const languageNames = { en: 'English', es: 'Español' } as const;
