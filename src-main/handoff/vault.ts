/** The account's secrets, read once when the workspace opens and kept in memory, so that a call never waits for a keyring. */
import { ok, type Result } from '../contract/result.ts';
import type { Secrets } from '../shell/secrets.ts';

export const vaultNames = ['sip-password', 'desk-bearer', 'reference-key', 'turn-password'] as const;
export type VaultName = (typeof vaultNames)[number];

export interface Vault {
  get(name: VaultName): string | null;
  /** Stores first, then remembers; an empty string removes. */
  set(name: VaultName, value: string): Promise<Result<void>>;
  /** Secrets whose file is there but which this keyring cannot open; the rep has to enter them again. */
  readonly lost: readonly VaultName[];
}

export async function openVault(secrets: Secrets): Promise<Result<Vault>> {
  const held = new Map<VaultName, string>();
  const lost: VaultName[] = [];
  for (const name of vaultNames) {
    const stored = await secrets.read(name);
    if (!stored.ok) return stored;
    if (stored.value.kind === 'value') held.set(name, stored.value.value);
    if (stored.value.kind === 'lost') lost.push(name);
  }
  return ok({
    get: (name) => held.get(name) ?? null,
    async set(name, value) {
      const kept = await secrets.write(name, value);
      if (!kept.ok) return kept;
      if (value === '') held.delete(name);
      else held.set(name, value);
      return kept;
    },
    lost,
  });
}
