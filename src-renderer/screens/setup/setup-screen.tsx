import { useState } from 'react';
import type { Proposal } from '../../../src-main/contract/setup.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import type { OpenedSetup } from '../../store/app-store.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { useApp, useServices } from '../services.tsx';
import { setupLines } from '../text/setup-text.ts';

/** A setup that was opened: what it changes and who stands behind it, or why it is refused. */
export function SetupScreen({ opened }: { opened: OpenedSetup }) {
  return opened.kind === 'proposed' ? <Proposed proposal={opened.proposal} /> : <Refused why={opened.why} />;
}

function Refused({ why }: { why: string }) {
  const { actions } = useServices();
  const back = () => actions.dismissSetup(null);
  useShortcuts({ escape: back, enter: back });
  return (
    <Screen
      name="setup"
      bar={<PageBar title="Setup" onBack={back} />}
      banners={<Banners />}
      footer={
        <Button look="go" combo="enter" onPress={back}>
          Leave everything as it is
        </Button>
      }
    >
      <Heading>This setup is not used</Heading>
      <p className="lead">
        <bdi>{why}</bdi>
      </p>
      <p className="hint">Nothing has changed.</p>
    </Screen>
  );
}

function Proposed({ proposal }: { proposal: Proposal }) {
  const { actions } = useServices();
  const settings = useApp((state) => state.settings);
  const account = proposal.kind === 'signed' ? proposal.setup.account : null;
  const asksUser = account !== null && account.user === null;
  const [user, setUser] = useState(asksUser ? (settings.edge?.username ?? '') : '');
  const [password, setPassword] = useState('');
  const [deskKey, setDeskKey] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const back = () => actions.dismissSetup(proposal.id);

  async function accept(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const result = await actions.acceptSetup({
      id: proposal.id,
      user: asksUser ? user.trim() || null : null,
      password: password === '' ? null : password,
      deskKey: deskKey === '' ? null : deskKey,
    });
    setBusy(false);
    if (!result.ok) return setFailure(result.error.message);
    actions.say('This phone is set up.');
    actions.open({ page: 'home' });
  }
  useShortcuts({ escape: back, enter: () => void accept() }, { whileTyping: ['enter'], guardTyping: true });

  return (
    <Screen
      name="setup"
      bar={<PageBar title="Setup" onBack={back} />}
      banners={<Banners />}
      footer={
        <>
          <Button look="go" combo="enter" disabled={busy} onPress={() => void accept()}>
            {proposal.kind === 'signed' ? 'Set this phone up' : 'Use these settings'}
          </Button>
          <Button combo="escape" onPress={back}>
            Leave everything as it is
          </Button>
        </>
      }
    >
      <Heading>
        {proposal.kind === 'signed' ? (
          <bdi>{proposal.setup.organisation} sets up this phone</bdi>
        ) : (
          'Settings from a file'
        )}
      </Heading>
      <WhoSays proposal={proposal} />
      {failure !== null && (
        <Banner tone="stop" urgent title="Not set up.">
          {failure}
        </Banner>
      )}
      <section aria-labelledby="setup-changes" className="form">
        <h2 id="setup-changes">What changes</h2>
        <dl className="dated setup-lines">
          {setupLines(proposal, settings).map(({ name, text, same }) => (
            <div key={`${name} ${text}`}>
              <dt>{name}</dt>
              <dd>
                <bdi>{text}</bdi> {same && <span className="hint">as before</span>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {(asksUser || proposal.asksPassword || proposal.asksDeskKey) && (
        <section aria-labelledby="setup-yours" className="form">
          <h2 id="setup-yours">Yours alone</h2>
          {asksUser && <TextField label="User name" value={user} maxLength={120} onChange={setUser} />}
          {proposal.asksPassword && (
            <TextField
              label="Password"
              type="password"
              value={password}
              hint="Kept in the system’s keyring. A setup never holds it."
              onChange={setPassword}
            />
          )}
          {proposal.asksDeskKey && (
            <TextField
              label="Access key of the desk"
              type="password"
              value={deskKey}
              hint="Empty: without the desk for now. You can enter it in Settings."
              onChange={setDeskKey}
            />
          )}
        </section>
      )}
    </Screen>
  );
}

/** Who stands behind it, and what that is worth. */
function WhoSays({ proposal }: { proposal: Proposal }) {
  if (proposal.kind === 'plain')
    return <p className="lead">Nobody has signed this file. Use it only where you know who wrote it.</p>;
  if (proposal.known) return <p className="lead">Signed with the same key that set this phone up before.</p>;
  return (
    <Banner tone="warn" title="Compare this once.">
      From now on only this key can change the setup. Ask your admin whether its fingerprint is{' '}
      <bdi className="fingerprint" dir="ltr">
        {proposal.fingerprint}
      </bdi>
      .
    </Banner>
  );
}
