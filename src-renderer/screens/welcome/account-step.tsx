import { useState } from 'react';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { isLocked } from '../../../src-main/contract/locks.ts';
import { AccountFieldset } from '../account/account-fields.tsx';
import { type FieldErrors, fieldsOf, parseAccount } from '../account/account-form.ts';
import { LineChoice } from '../account/line-choice.tsx';
import { useApp, useLine, useServices } from '../services.tsx';
import { SetupFile } from '../setup/setup-file.tsx';
import { setBy } from '../text/policy-text.ts';
import { registrationText } from '../text/registration-text.ts';
import { StepFrame, useStep } from './step-frame.tsx';

/** Which line rings here. An account is signed in at once, and the answer of its server shown. */
export function AccountStep() {
  const { baton, session, app } = useServices();
  const stored = useApp((state) => state.settings);
  const save = useStep();
  const [line, setLine] = useState(stored.line);
  const [fields, setFields] = useState(() => fieldsOf(stored.edge, stored.repName));
  const [errors, setErrors] = useState<FieldErrors>({});
  const untouched = JSON.stringify(fields) === JSON.stringify(fieldsOf(stored.edge, stored.repName));
  const signedIn = stored.edge !== null && stored.line === 'edge' && untouched;

  async function next(): Promise<string | null> {
    if (line === 'practice') return save({ line: 'practice', firstRun: 'devices' });
    if (signedIn) return save({ firstRun: 'devices' });
    const parsed = parseAccount(fields, stored.edge);
    setErrors(parsed.kind === 'invalid' ? parsed.errors : {});
    if (parsed.kind === 'invalid') {
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return null;
    }
    const password = fields.password === '' ? null : fields.password;
    const result = await baton.request('account:save', { edge: parsed.edge, password });
    if (!result.ok) return told(result.error.message);
    app.setState({ settings: result.value });
    setFields(fieldsOf(result.value.edge, result.value.repName));
    await session.restart();
    return null;
  }

  return (
    <StepFrame
      number={1}
      title={t('Where do handoffs come from?')}
      next={line === 'practice' ? t('Begin with the practice line') : signedIn ? t('Go on') : t('Sign in')}
      onNext={next}
      skip={t('Later')}
      onSkip={() => save({ firstRun: 'devices' })}
      onBack={null}
    >
      <p className="lead">{t('Three steps, less than a minute. Everything can be changed in Settings.')}</p>
      <LineChoice line={line} onChoose={setLine} />
      {line === 'edge' && (
        <>
          {signedIn && <SignedIn />}
          <AccountFieldset
            fields={fields}
            errors={errors}
            hasPassword={stored.edge !== null}
            setBy={isLocked(stored, 'edge') ? setBy(stored.admin) : null}
            onChange={setFields}
          />
        </>
      )}
      <section className="form" aria-label={t('Setup from your admin')}>
        <p className="hint">{t('Did your admin send a file or a link? It does this step for you.')}</p>
        <SetupFile />
      </section>
    </StepFrame>
  );
}

/** What the server answers, as it answers. */
function SignedIn() {
  const line = useLine((state) => state);
  const { tone, text } = registrationText(line);
  return (
    <p className={`live-test ${tone}`} role="status">
      <bdi>{text}</bdi>
    </p>
  );
}
