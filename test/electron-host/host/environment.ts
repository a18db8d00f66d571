/** What a person or a test can set from outside; every variable begins with BATON_HOST_. */
function read(name: string): string | null {
  return process.env[`BATON_HOST_${name}`] || null;
}

export const environment = {
  /** BATON_HOST_CHROMIUM: path of the Chromium or Chrome binary to use. */
  chromium: read('CHROMIUM'),
  /** BATON_HOST_HEADLESS: 1 headless, 0 headed; otherwise headless where there is no display. */
  headless: read('HEADLESS'),
  /** BATON_HOST_FAKE_MEDIA: 1 fake microphone, 0 the machine's; otherwise fake where there is no sound card. */
  fakeMedia: read('FAKE_MEDIA'),
  /** BATON_HOST_KEYRING: the backend safeStorage pretends to have, e.g. gnome_libsecret; `none` for no encryption at all. */
  keyring: read('KEYRING'),
  /** BATON_HOST_LOG: comma separated parts to print on stderr: cdp, chromium, host. */
  log: new Set((read('LOG') ?? '').split(',')),
};

/** One line on stderr about something that went wrong in the host itself, not in the application. */
export function complain(message: string): void {
  process.stderr.write(`electron host: ${message}\n`);
}

/** What an unexpected rejection says, for a complaint. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Prints `message` when BATON_HOST_LOG names `part`. */
export function trace(part: 'cdp' | 'chromium' | 'host', message: () => string): void {
  if (environment.log.has(part)) process.stderr.write(`electron host ${part}: ${message()}\n`);
}
