/** The engine cannot be reached, or has no time for us. Over HTTP: 503 with Retry-After. */
export class StoreUnavailable extends Error {
  /** SQLSTATE or the system's error code. */
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super('The store cannot be reached.', { cause });
    this.name = 'StoreUnavailable';
    this.code = code;
  }
}
