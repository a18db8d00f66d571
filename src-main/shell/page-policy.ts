/**
 * Keeps the pages' content policy in step with the account. A page lives under the policy it was loaded with, so a new
 * edge or desk means loading the page again: at once when the phone is idle, else when the call is over.
 */
import { isMainPage } from './app-origin.ts';
import { contentPolicy, type PolicySources } from './content-policy.ts';

export interface PagePolicy {
  /** The policy to serve `url` under. Resolves once the first sources are known. */
  policyFor(url: string): Promise<string>;
  set(sources: PolicySources): void;
  /** The phone became idle or busy. */
  idle(idle: boolean): void;
  /** The main page began to load. */
  loading(): void;
  /** The main page has loaded: it now lives under the policy it was served last. */
  loaded(): void;
}

export function createPagePolicy(reload: () => void): PagePolicy {
  let known: PolicySources = { edges: [], desk: null, practice: null };
  let loadedUnder: string | null = null;
  let isIdle = true;
  /** A reload in the middle of a load is lost: what changes meanwhile is looked at when the page has loaded. */
  let isLoading = true;
  let ready: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    ready = resolve;
  });

  const check = (): void => {
    if (!isIdle || isLoading || loadedUnder === contentPolicy(known)) return;
    isLoading = true;
    // Behind the reply to the request that changed the account.
    setImmediate(reload);
  };

  return {
    async policyFor(url) {
      await first;
      const policy = contentPolicy(known);
      if (isMainPage(url)) loadedUnder = policy;
      return policy;
    },
    set(sources) {
      known = sources;
      ready();
      check();
    },
    idle(idle) {
      isIdle = idle;
      check();
    },
    loading() {
      isLoading = true;
    },
    loaded() {
      isLoading = false;
      check();
    },
  };
}
