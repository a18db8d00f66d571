/** The last challenge that could not be answered, told once: to the registration that failed because of it. */
import type { DigestRefusal } from './digest.ts';

export interface LastDigestRefusal {
  note(refusal: DigestRefusal): void;
  take(): DigestRefusal | null;
}

export function lastDigestRefusal(): LastDigestRefusal {
  let last: DigestRefusal | null = null;
  return {
    note(refusal) {
      last = refusal;
    },
    take() {
      const refusal = last;
      last = null;
      return refusal;
    },
  };
}
