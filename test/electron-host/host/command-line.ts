/**
 * Electron's command line: electron [-r hook.js] [switches] <folder | main file> [application arguments and more switches].
 * As in Electron, a switch counts wherever it stands.
 */
export interface CommandLine {
  /** Scripts given with -r: run before the application's main module. */
  readonly requires: readonly string[];
  /** The application: a folder with a package.json or a script. */
  readonly app: string;
  /** Switches for Chromium and app.commandLine, without the ones below. */
  readonly switches: readonly string[];
  readonly inspectPort: number | null;
  /** Where tools may attach to Chromium; null: nowhere. */
  readonly debuggingPort: number | null;
  readonly userData: string | null;
}

export function parseCommandLine(args: readonly string[]): CommandLine {
  const requires: string[] = [];
  const switches: string[] = [];
  let app: string | null = null;
  let inspectPort: number | null = null;
  let debuggingPort: number | null = null;
  let userData: string | null = null;
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    const [key = '', value = ''] = splitSwitch(argument);
    if (argument === '-r') requires.push(args[++at] ?? '');
    else if (!argument.startsWith('--')) app ??= argument;
    else if (key === 'inspect') inspectPort = Number(value.split(':').at(-1) || 9229);
    else if (key === 'remote-debugging-port') debuggingPort = Number(value);
    else if (key === 'user-data-dir') userData = value;
    else switches.push(argument);
  }
  return { requires, app: app ?? '.', switches, inspectPort, debuggingPort, userData };
}

/** `--name=value` in its two halves; the value is empty for a plain `--name`. */
export function splitSwitch(argument: string): [name: string, value: string] {
  const text = argument.replace(/^--?/, '');
  const equals = text.indexOf('=');
  return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

/**
 * The list Chromium gets: later switches follow earlier ones, but of --disable-features and --enable-features Chromium
 * keeps only the last, so all of them are merged into one.
 */
export function mergeFeatures(switches: readonly string[]): string[] {
  const others: string[] = [];
  const features = new Map<string, Set<string>>();
  for (const argument of switches) {
    const [name, value] = splitSwitch(argument);
    if (name !== 'disable-features' && name !== 'enable-features') {
      others.push(argument);
      continue;
    }
    const merged = features.get(name) ?? new Set();
    for (const feature of value.split(',')) if (feature) merged.add(feature);
    features.set(name, merged);
  }
  return [...others, ...[...features].map(([name, list]) => `--${name}=${[...list].join(',')}`)];
}
