/** Where a page is and where it is going. */
export class Navigation {
  /** As the application knows it; empty before the first document. */
  url = '';
  /** Addresses the application itself has sent the page to: will-navigate is not asked about those. */
  readonly #own = new Set<string>();
  #loading: PromiseWithResolvers<void> | null = null;

  /** False while the page is still the empty one every window begins with. */
  get hasBegun(): boolean {
    return this.url !== '' || this.#loading !== null;
  }

  /** The next document at this address is the application's own wish. */
  expect(address: string): void {
    this.#own.add(withoutFragment(address));
  }

  takeExpected(address: string): boolean {
    return this.#own.delete(withoutFragment(address));
  }

  /** Resolves when the document has loaded; rejects when another load or the end of the page comes first. */
  load(): Promise<void> {
    this.abort();
    this.#loading = Promise.withResolvers<void>();
    // The navigation's own reply may fail first; then nobody waits for the load.
    this.#loading.promise.catch(() => {});
    return this.#loading.promise;
  }

  loaded(): void {
    this.#loading?.resolve();
    this.#loading = null;
  }

  abort(): void {
    this.#loading?.reject(new Error(`ERR_ABORTED (-3) loading '${this.url}'`));
    this.#loading = null;
  }
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/, '');
}
