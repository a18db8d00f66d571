import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Admin } from '../../../src-main/contract/policy.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { words } from '../../components/words.tsx';
import { useServices } from '../services.tsx';
import { SetupFile } from '../setup/setup-file.tsx';
import { policyLines } from '../text/policy-text.ts';

/** Who set this phone up and by which rules; and the way in for a setup. */
export function AdminSettings({ settings }: { settings: Settings }) {
  const { admin, policy } = settings;
  return (
    <section className="form" aria-labelledby="set-admin">
      <h2 id="set-admin">
        {admin === null ? t('Setup') : <bdi>{t('Set by {organisation}', { organisation: admin.organisation })}</bdi>}
      </h2>
      {admin === null ? (
        <p className="hint">{t('A file or a link from your admin sets account, desk and rules at once.')}</p>
      ) : (
        <>
          <p className="hint">
            {words('Setup {serial}. This phone connects only to {hosts}.', {
              serial: admin.serial,
              hosts: <bdi>{admin.hosts.join(', ')}</bdi>,
            })}
          </p>
          {policyLines(policy).length > 0 && (
            <ul className="plain-list">
              {policyLines(policy).map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <SetupFile />
      {admin !== null && <Leave admin={admin} />}
    </section>
  );
}

/** Asked twice: what came with the rules goes with them. */
function Leave({ admin }: { admin: Admin }) {
  const { organisation, setsAccount } = admin;
  const { actions } = useServices();
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (!asked)
    return (
      <Button look="quiet" onPress={() => setAsked(true)}>
        {t('Leave this setup…')}
      </Button>
    );
  async function leave(): Promise<void> {
    const result = await actions.leaveSetup();
    if (result.ok)
      actions.say(
        setsAccount
          ? t('The setup is gone. The practice line rings here.')
          : t('The setup is gone. What you set up yourself stays.'),
      );
    else setFailure(told(result.error.message));
  }
  return (
    <Banner
      tone="warn"
      urgent
      title={t('Leave {organisation}?', { organisation })}
      actions={
        <>
          <Button look="stop-quiet" onPress={() => void leave()}>
            {t('Leave')}
          </Button>
          <Button onPress={() => setAsked(false)}>{t('Stay')}</Button>
        </>
      }
    >
      {failure ?? whatLeaves(admin)}
    </Banner>
  );
}

function whatLeaves({ setsAccount, setsDesk }: Admin): string {
  if (setsAccount && setsDesk)
    return t('Their account, desk and passwords are removed from this phone, and no handoff rings here any more.');
  if (setsAccount)
    return t('Their account and its password are removed from this phone, and no handoff rings here any more.');
  if (setsDesk)
    return t('Their desk, its key and their rules are removed from this phone. Your own phone line stays as it is.');
  return t('Their rules do not hold on this phone any more. Your own phone line and desk stay as they are.');
}
