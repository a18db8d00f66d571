import { useState } from 'react';
import { currentLocale, t } from '../../../src-main/contract/i18n/translate.ts';
import { dialPrefixes, isLocked } from '../../../src-main/contract/locks.ts';
import { type Settings, settingsSchema } from '../../../src-main/contract/settings.ts';
import { SelectField, TextField } from '../../components/field.tsx';
import { setBy } from '../text/policy-text.ts';

interface DialSettingsProps {
  readonly settings: Settings;
  readonly onSave: (patch: Partial<Settings>) => void;
}

/** Where the rep calls from, and where to. */
export function DialSettings({ settings, onSave }: DialSettingsProps) {
  return (
    <section className="form" aria-labelledby="set-dial">
      <h2 id="set-dial">{t('Calling out')}</h2>
      <SelectField
        label={t('Numbers without a country code are in')}
        value={settings.dialCountry}
        options={countries()}
        onChange={(dialCountry) => onSave({ dialCountry })}
      />
      <Prefixes settings={settings} onSave={onSave} />
    </section>
  );
}

function Prefixes({ settings, onSave }: DialSettingsProps) {
  const locked = isLocked(settings, 'allowedDialPrefixes');
  const [text, setText] = useState(() => (dialPrefixes(settings) ?? []).join(', '));
  const parsed = parsePrefixes(text);
  return (
    <TextField
      label={t('Only numbers that begin with')}
      value={text}
      readOnly={locked}
      placeholder="+1, +44, *"
      hint={locked ? setBy(settings.admin) : t('Empty: every number but premium-rate ones.')}
      error={
        parsed === undefined ? t('Separate beginnings with commas, each + or digits, such as +1, +44.') : undefined
      }
      onChange={(next) => {
        setText(next);
        const prefixes = parsePrefixes(next);
        if (prefixes !== undefined) onSave({ allowedDialPrefixes: prefixes });
      }}
    />
  );
}

/** Null: everything may be dialled; undefined: not a list of beginnings. */
function parsePrefixes(text: string): Settings['allowedDialPrefixes'] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return settingsSchema.shape.allowedDialPrefixes.safeParse(parts.length === 0 ? null : parts).data;
}

/** Every region there is a name for; one without is no country. */
function countries(): { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames([currentLocale()], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined || notCountries.has(value) ? [] : [{ value, label }];
    })
    .sort((a, b) => a.label.localeCompare(b.label, currentLocale()));
}

/** Regions of ISO 3166-1 and CLDR that have no telephone numbers of their own. */
const notCountries: ReadonlySet<string> = new Set([
  'AQ',
  'BV',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'HM',
  'IC',
  'QO',
  'TF',
  'UM',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);
