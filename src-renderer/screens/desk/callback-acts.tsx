import type { CallbackResult } from '../../../src-main/contract/callbacks.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Button } from '../../components/button.tsx';
import type { Shortcuts } from '../../components/use-shortcuts.ts';
import { resultLabel } from '../text/callback-text.ts';

export interface CallbackAnswers {
  take(): void;
  pass(): void;
  result(result: CallbackResult): void;
}

const results = [
  { result: 'reached', combo: '1' },
  { result: 'no-answer', combo: '2' },
  { result: 'busy', combo: '3' },
  { result: 'voicemail', combo: '4' },
  { result: 'wrong-number', combo: '5' },
  { result: 'failed', combo: '6' },
] as const satisfies readonly { result: CallbackResult; combo: string }[];

/** The keys behind the buttons. */
export function callbackKeys(dial: boolean, { take, pass, result: tell }: CallbackAnswers): Shortcuts {
  if (!dial) return { enter: take, escape: pass };
  return Object.fromEntries(results.map(({ result, combo }) => [combo, () => tell(result)]));
}

interface CallbackActsProps {
  readonly dial: boolean;
  readonly busy: boolean;
  readonly answers: CallbackAnswers;
}

/** Take it or pass it on; once it is taken, how the attempt went. */
export function CallbackActs({ dial, busy, answers }: CallbackActsProps) {
  if (!dial)
    return (
      <>
        <Button look="go" combo="enter" disabled={busy} onPress={answers.take}>
          {t('Take the callback')}
        </Button>
        <Button combo="escape" disabled={busy} onPress={answers.pass}>
          {t('Pass it on')}
        </Button>
      </>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring form semantics to plain buttons
    <div className="controls" role="group" aria-label={t('How did it go?')}>
      {results.map(({ result, combo }) => (
        <Button key={result} look="tile" combo={combo} disabled={busy} onPress={() => answers.result(result)}>
          {resultLabel[result]}
        </Button>
      ))}
    </div>
  );
}
