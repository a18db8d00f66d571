/** The dial page's one number: checked, dialled, or explained. */
import { useEffect, useRef, useState } from 'react';
import type { DialCheck, DialRequest } from '../../../src-main/contract/dial.ts';
import { told } from '../../../src-main/contract/i18n/translate.ts';
import { useServices } from '../services.tsx';

export type DialState =
  | { readonly kind: 'typing' }
  | { readonly kind: 'busy' }
  /** Main has looked at the number: it may be dialled, or only after an override. */
  | { readonly kind: 'checked'; readonly check: DialCheck }
  | { readonly kind: 'refused'; readonly why: string };

export interface Dialling {
  readonly state: DialState;
  /** The text has changed: what was said of the old one is no longer true. */
  reset(): void;
  /** Dials; a number that is not cleared is shown with its reason instead. */
  dial(): Promise<void>;
  /** Dials what is not cleared. */
  override(): Promise<void>;
}

export function useDialling(input: string, about: DialRequest['about']): Dialling {
  const { actions } = useServices();
  const [state, setState] = useState<DialState>({ kind: 'typing' });
  /** The text as it is now: an answer about an older one is dropped. */
  const latest = useRef(input);
  latest.current = input;

  async function look(): Promise<DialCheck | null> {
    setState({ kind: 'busy' });
    const checked = await actions.checkNumber(input, about);
    if (latest.current !== input) return null;
    if (checked.ok) setState({ kind: 'checked', check: checked.value });
    else setState({ kind: 'refused', why: told(checked.error.message) });
    return checked.ok ? checked.value : null;
  }

  async function place(override: boolean): Promise<void> {
    const placed = await actions.dialShown({ input, override, about });
    // After the call the rep is ready, not about to dial the same number again.
    if (placed.ok) actions.open({ page: 'home' });
    else if (latest.current === input) setState({ kind: 'refused', why: told(placed.error.message) });
  }

  // A number that a link, a card or the history has brought is looked at once; nothing is dialled.
  const lookOnce = useRef(() => {
    if (input !== '') void look();
  });
  useEffect(() => lookOnce.current(), []);

  return {
    state,
    reset: () => setState({ kind: 'typing' }),
    async dial() {
      if (state.kind === 'busy') return;
      const check = await look();
      if (check !== null && check.light.level !== 'blocked') await place(false);
    },
    override: () => place(true),
  };
}
