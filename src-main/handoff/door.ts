/** Opens the workspace once and lets everybody through; after a refusal it opens again only when asked to. */
import type { Result } from '../contract/result.ts';
import type { Workspace } from './workspace.ts';

export interface Door {
  /** The workspace, or why it is closed. Waits while it opens. */
  workspace(): Promise<Result<Workspace>>;
  /** Tries again after a refusal; an open workspace stays as it is. */
  reopen(): Promise<Result<Workspace>>;
}

export function createDoor(open: () => Promise<Result<Workspace>>): Door {
  let attempt: Promise<Result<Workspace>> | null = null;
  const enter = (): Promise<Result<Workspace>> => {
    attempt ??= open();
    return attempt;
  };
  return {
    workspace: enter,
    async reopen() {
      const before = await enter();
      if (before.ok) return before;
      attempt = null;
      return enter();
    },
  };
}
