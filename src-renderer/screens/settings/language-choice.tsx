import { type LanguageSetting, languageNames } from '../../../src-main/contract/i18n/languages.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Choice } from '../../components/choice.tsx';

interface LanguageChoiceProps {
  readonly selected: LanguageSetting;
  readonly onChoose: (language: LanguageSetting) => void;
}

/** Every language is named in its own words, and read out in its own voice. */
export function LanguageChoice({ selected, onChoose }: LanguageChoiceProps) {
  return (
    <Choice
      legend={t('Language')}
      look="segments"
      options={[
        { value: 'system', label: t('As the system') },
        { value: 'en', label: <span lang="en">{languageNames.en}</span> },
        { value: 'es', label: <span lang="es">{languageNames.es}</span> },
      ]}
      selected={[selected]}
      onChoose={onChoose}
    />
  );
}
