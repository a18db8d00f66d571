import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import type { Proposal } from '../../../src-main/contract/setup.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/field.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
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
      bar={<PageBar title={t('Setup')} onBack={back} />}
      banners={<Banners />}
      footer={
        <Button look="go" combo="enter" onPress={back}>
          {t('Leave everything as it is')}
        </Button>
      }
    >
      <Heading>{t('This setup is not used')}</Heading>
      <p className="lead">
        <bdi>{told(why)}</bdi>
      </p>
      <p className="hint">{t('Nothing has changed.')}</p>
    </Screen>
  );
}

function Proposed({ proposal }: { proposal: Proposal }) {
  const { actions } = useServices();
  const settings = useApp((state) => state.settings);
  const account = proposal.kind === 'signed' ? proposal.setup.account : null;
  const asksUser = account !== null && account.user === null;
  const knownUser = asksUser ? (settings.edge?.username ?? '') : '';
  const [user, setUser] = useState(knownUser);
  const [password, setPassword] = useState('');
  const [deskKey, setDeskKey] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // A password is one user's: whoever says they are another enters theirs.
  const asksPassword = proposal.asksPassword || (asksUser && user.trim() !== (settings.edge?.username ?? ''));
  const back = () => actions.dismissSetup(proposal.id);
  // A link brings this page to the front wherever the rep is typing: their Enter must not hand the phone to a stranger.
  const byKey = proposal.kind === 'plain' || proposal.known || user !== knownUser || password !== '' || deskKey !== '';

  async function accept(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const result = await actions.acceptSetup({
      id: proposal.id,
      user: asksUser ? user.trim() || null : null,
      password: password === '' || !asksPassword ? null : password,
      deskKey: deskKey === '' ? null : deskKey,
    });
    setBusy(false);
    if (!result.ok) return setFailure(told(result.error.message));
    actions.say(t('This phone is set up.'));
    actions.open({ page: 'home' });
  }
  useShortcuts(
    { escape: back, ...(byKey ? { enter: () => void accept() } : {}) },
    { whileTyping: ['enter'], guardTyping: true },
  );

  return (
    <Screen
      name="setup"
      bar={<PageBar title={t('Setup')} onBack={back} />}
      banners={<Banners />}
      footer={
        <>
          <Button look="go" {...(byKey ? { combo: 'enter' } : {})} disabled={busy} onPress={() => void accept()}>
            {proposal.kind === 'signed' ? t('Set this phone up') : t('Use these settings')}
          </Button>
          <Button combo="escape" onPress={back}>
            {t('Leave everything as it is')}
          </Button>
        </>
      }
    >
      <Heading>
        {proposal.kind === 'signed' ? (
          <bdi>{t('{organisation} sets up this phone', { organisation: proposal.setup.organisation })}</bdi>
        ) : (
          t('Settings from a file')
        )}
      </Heading>
      <WhoSays proposal={proposal} />
      {failure !== null && (
        <Banner tone="stop" urgent title={t('Not set up.')}>
          {failure}
        </Banner>
      )}
      <section aria-labelledby="setup-changes" className="form">
        <h2 id="setup-changes">{t('What changes')}</h2>
        <dl className="dated setup-lines">
          {setupLines(proposal, settings).map(({ name, text, same }) => (
            <div key={`${name} ${text}`}>
              <dt>{name}</dt>
              <dd>
                <bdi>{text}</bdi> {same && <span className="hint">{t('as before')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {(asksUser || asksPassword || proposal.asksDeskKey) && (
        <section aria-labelledby="setup-yours" className="form">
          <h2 id="setup-yours">{t('Yours alone')}</h2>
          {asksUser && <TextField label={t('User name')} value={user} maxLength={120} onChange={setUser} />}
          {asksPassword && (
            <TextField
              label={t('Password')}
              type="password"
              value={password}
              hint={t('Kept in the system’s keyring. A setup never holds it.')}
              onChange={setPassword}
            />
          )}
          {proposal.asksDeskKey && (
            <TextField
              label={t('Access key of the desk')}
              type="password"
              value={deskKey}
              hint={t('Empty: without the desk for now. You can enter it in Settings.')}
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
    return <p className="lead">{t('Nobody has signed this file. Use it only where you know who wrote it.')}</p>;
  if (proposal.known) return <p className="lead">{t('Signed with the same key that set this phone up before.')}</p>;
  return (
    <Banner tone="warn" title={t('Compare this once.')}>
      {words(
        'From now on only this key can change the setup. Ask your admin whether its fingerprint is {fingerprint}.',
        {
          fingerprint: (
            <bdi className="fingerprint" dir="ltr">
              {proposal.fingerprint}
            </bdi>
          ),
        },
      )}
    </Banner>
  );
}
