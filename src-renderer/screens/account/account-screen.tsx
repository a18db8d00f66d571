import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { isLocked } from '../../../src-main/contract/locks.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Heading, Screen } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { ReachabilityBanner } from '../frame/reachability.tsx';
import { useApp, useServices } from '../services.tsx';
import { setBy } from '../text/policy-text.ts';
import { AccountFieldset, BridgeFieldset } from './account-fields.tsx';
import { type FieldErrors, fieldsOf, parseAccount } from './account-form.ts';
import { LineChoice } from './line-choice.tsx';

/** Which line rings here: the practice line, or a phone account on the company's SIP server. */
export function AccountScreen() {
  const { actions, baton, session, app } = useServices();
  const stored = useApp((state) => state.settings);
  const [line, setLine] = useState(stored.edge === null && stored.line === 'edge' ? 'edge' : stored.line);
  const [fields, setFields] = useState(() => fieldsOf(stored.edge, stored.repName));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const home = () => actions.open({ page: 'home' });

  async function takePractice(): Promise<void> {
    const result = await actions.saveSettings({ line: 'practice' });
    if (!result.ok) return setFailure(told(result.error.message));
    home();
    await session.restart();
  }

  async function takeEdge(): Promise<void> {
    const parsed = parseAccount(fields, stored.edge);
    setErrors(parsed.kind === 'invalid' ? parsed.errors : {});
    if (parsed.kind === 'invalid') {
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const password = fields.password === '' ? null : fields.password;
    const result = await baton.request('account:save', { edge: parsed.edge, password });
    if (!result.ok) return setFailure(told(result.error.message));
    app.setState({ settings: result.value });
    home();
    await session.restart();
  }

  async function submit(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    await (line === 'practice' ? takePractice() : takeEdge());
    setBusy(false);
  }

  useShortcuts({ escape: home, enter: () => void submit() }, { whileTyping: ['enter'] });

  return (
    <Screen
      name="account"
      bar={<PageBar title={t('Phone line')} />}
      banners={
        <>
          <ReachabilityBanner />
          <Banners />
        </>
      }
      footer={
        <Button look="go" combo="enter" disabled={busy} onPress={() => void submit()}>
          {line === 'practice'
            ? t('Use the practice line')
            : stored.edge === null
              ? t('Sign in')
              : t('Save and sign in')}
        </Button>
      }
    >
      <Heading>{t('Where do handoffs come from?')}</Heading>
      <LineChoice line={line} onChoose={setLine} />
      {failure !== null && (
        <Banner tone="stop" urgent title={t('Not saved.')}>
          {failure}
        </Banner>
      )}
      {line === 'edge' && (
        <>
          <AccountFieldset
            fields={fields}
            errors={errors}
            hasPassword={stored.edge !== null}
            setBy={isLocked(stored, 'edge') ? setBy(stored.admin) : null}
            onChange={setFields}
          />
          {!isLocked(stored, 'edge') && <BridgeFieldset fields={fields} errors={errors} onChange={setFields} />}
        </>
      )}
    </Screen>
  );
}
