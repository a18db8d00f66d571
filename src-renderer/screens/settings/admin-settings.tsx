import { useState } from 'react';
import type { Settings } from '../../../src-main/contract/settings.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useServices } from '../services.tsx';
import { SetupFile } from '../setup/setup-file.tsx';
import { policyLines } from '../text/policy-text.ts';

/** Who set this phone up and by which rules; and the way in for a setup. */
export function AdminSettings({ settings }: { settings: Settings }) {
  const { admin, policy } = settings;
  return (
    <section className="form" aria-labelledby="set-admin">
      <h2 id="set-admin">{admin === null ? 'Setup' : <bdi>Set by {admin.organisation}</bdi>}</h2>
      {admin === null ? (
        <p className="hint">A file or a link from your admin sets account, desk and rules at once.</p>
      ) : (
        <>
          <p className="hint">
            Setup {admin.serial}. This phone connects only to <bdi>{admin.hosts.join(', ')}</bdi>.
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
      {admin !== null && <Leave organisation={admin.organisation} />}
    </section>
  );
}

/** Asked twice: the account goes with the rules. */
function Leave({ organisation }: { organisation: string }) {
  const { actions } = useServices();
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (!asked)
    return (
      <Button look="quiet" onPress={() => setAsked(true)}>
        Leave this setup…
      </Button>
    );
  async function leave(): Promise<void> {
    const result = await actions.leaveSetup();
    if (result.ok) actions.say('The setup is gone. The practice line rings here.');
    else setFailure(result.error.message);
  }
  return (
    <Banner
      tone="warn"
      urgent
      title={`Leave ${organisation}?`}
      actions={
        <>
          <Button look="stop-quiet" onPress={() => void leave()}>
            Leave
          </Button>
          <Button onPress={() => setAsked(false)}>Stay</Button>
        </>
      }
    >
      {failure ?? 'Their account, desk and passwords are removed from this phone, and no handoff rings here any more.'}
    </Banner>
  );
}
