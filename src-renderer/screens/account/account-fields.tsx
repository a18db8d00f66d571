import { bridgeStrategies } from '../../../src-main/contract/call.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/field.tsx';
import { strategyLabel } from '../text/labels.ts';
import type { AccountFields, FieldErrors } from './account-form.ts';

interface FieldsetProps {
  readonly fields: AccountFields;
  readonly errors: FieldErrors;
  readonly onChange: (fields: AccountFields) => void;
}

interface AccountFieldsetProps extends FieldsetProps {
  readonly hasPassword: boolean;
  /** Who has set the server; null: the rep does. */
  readonly setBy: string | null;
}

/** Who the rep is on the SIP server. */
export function AccountFieldset({ fields, errors, hasPassword, setBy, onChange }: AccountFieldsetProps) {
  const set = (name: keyof AccountFields) => (value: string) => onChange({ ...fields, [name]: value });
  return (
    <section className="form" aria-label={t('Phone account')}>
      <TextField
        label={t('Server')}
        value={fields.server}
        onChange={set('server')}
        error={errors.server}
        placeholder="wss://sip.example.com:8443"
        readOnly={setBy !== null}
        hint={setBy ?? t('The WebSocket address of your phone server.')}
      />
      <TextField
        label={t('Your address')}
        value={fields.aor}
        onChange={set('aor')}
        error={errors.aor}
        placeholder="sip:sarah@example.com"
      />
      <TextField
        label={t('User name')}
        value={fields.username}
        onChange={set('username')}
        error={errors.username}
        hint={t('Empty: the part of your address before the @.')}
      />
      <TextField
        label={t('Password')}
        type="password"
        value={fields.password}
        onChange={set('password')}
        error={errors.password}
        hint={
          hasPassword
            ? t('Empty: the stored password stays.')
            : t('Kept in the system’s keyring, never in a file you can read.')
        }
      />
      <TextField
        label={t('Realm')}
        value={fields.realm}
        onChange={set('realm')}
        error={errors.realm}
        readOnly={setBy !== null}
        hint={setBy ?? t('Where the password may be used. Empty: the domain of your address.')}
      />
      <TextField
        label={t('Name shown to others')}
        value={fields.displayName}
        onChange={set('displayName')}
        error={errors.displayName}
      />
      <TextField
        label={t('Name of this line')}
        value={fields.label}
        onChange={set('label')}
        error={errors.label}
        hint={t('Empty: the domain.')}
      />
    </section>
  );
}

/** How Bridge works with this platform. */
export function BridgeFieldset({ fields, errors, onChange }: FieldsetProps) {
  return (
    <section className="form" aria-label={t('Bridge')}>
      <fieldset className="explained">
        <legend>{t('How Bridge connects')}</legend>
        {bridgeStrategies.map((strategy) => (
          <label key={strategy} className="explained-option">
            <input
              type="radio"
              name="strategy"
              checked={fields.strategy === strategy}
              onChange={() => onChange({ ...fields, strategy })}
            />
            <span>
              <strong>{strategyLabel[strategy].name}</strong>
              <span className="hint">{strategyLabel[strategy].explains}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {fields.strategy === 'consult' && (
        <>
          <Choice
            legend={t('Bridge tells the platform by')}
            look="segments"
            options={[
              { value: 'dtmf', label: t('A digit') },
              { value: 'desk', label: t('The desk') },
              { value: 'phrase', label: t('A spoken phrase') },
            ]}
            selected={[fields.acceptKind]}
            onChoose={(acceptKind) => onChange({ ...fields, acceptKind })}
          />
          {fields.acceptKind === 'dtmf' && (
            <TextField
              label={t('Digit')}
              value={fields.digit}
              maxLength={1}
              error={errors.digit}
              onChange={(digit) => onChange({ ...fields, digit })}
            />
          )}
          {fields.acceptKind === 'phrase' && (
            <TextField
              label={t('Phrase')}
              value={fields.phrase}
              maxLength={120}
              error={errors.phrase}
              onChange={(phrase) => onChange({ ...fields, phrase })}
            />
          )}
        </>
      )}
    </section>
  );
}
