/** What the host knows about the application it runs, shared by the parts of `app`. */
import { splitSwitch } from './command-line.ts';

export const state = {
  /** Folder with the application's package.json. */
  root: process.cwd(),
  name: 'Electron',
  version: '0.0.0',
  ready: false,
  quitting: false,
  /** Switches from the command line and app.commandLine, for Chromium. */
  switches: [] as string[],
};

/** Value of a switch, the last one given; null when it was not given. */
export function switchValue(name: string): string | null {
  for (const argument of state.switches.toReversed()) {
    const [key, value] = splitSwitch(argument);
    if (key === name) return value;
  }
  return null;
}
