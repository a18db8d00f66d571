/** One request to the desk, before it has an address. */
export interface DeskRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Segments under `/v1`, not yet encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** ms. */
  readonly patience?: number;
}
