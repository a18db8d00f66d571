/**
 * Where this build gets updates from. `own`: fetched by Baton from the address it was packed with. `system`: deb, rpm or an
 * unpacked folder, updated by what put it there. `none`: it was packed without an address.
 */
export const updateSources = ['own', 'system', 'none'] as const;
export type UpdateSource = (typeof updateSources)[number];
