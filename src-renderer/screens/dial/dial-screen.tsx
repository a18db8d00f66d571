import { useEffect, useRef, useState } from 'react';
import type { HistoryItem } from '../../../src-main/contract/history.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { Screen } from '../../components/screen.tsx';
import { armedAfterArrival } from '../../components/typing-guard.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { words } from '../../components/words.tsx';
import type { View } from '../../store/app-store.ts';
import { KeypadKeys } from '../call/keypad.tsx';
import { lastDialled } from '../dial-actions.ts';
import { Banners } from '../frame/banners.tsx';
import { PageBar } from '../frame/page-bar.tsx';
import { ComplianceLine, overrideCombo } from '../ring/compliance-light.tsx';
import { useApp, useServices } from '../services.tsx';
import { sentence } from '../text/reachability-text.ts';
import { RecentNumbers } from './recent-numbers.tsx';
import { type DialState, useDialling } from './use-dialling.ts';
import { isTelephoneText, useFormatter } from './use-formatter.ts';

/** Typed, pasted, clicked or brought by a link: one number, and Enter dials it. */
export function DialScreen({ view }: { view: Extract<View, { page: 'dial' }> }) {
  const { actions } = useServices();
  const format = useFormatter(useApp((state) => state.settings.dialCountry));
  const [input, setInput] = useState(view.input);
  const [about, setAbout] = useState(view.about);
  const field = useRef<HTMLInputElement>(null);
  const { state, reset, dial, override } = useDialling(input, about);
  const redial = useApp((app) => (app.recent.kind === 'ready' ? lastDialled(app.recent.value) : null));
  // Brought by a link or the history as E.164, and read as a person writes it.
  const shown = input === view.input && isTelephoneText(input) ? format(input) : input;
  const blocked = state.kind === 'checked' && state.check.light.level === 'blocked';

  useEffect(() => field.current?.focus(), []);
  // The key of the override is a letter: it must not be typed into the number.
  useEffect(() => {
    if (blocked) field.current?.blur();
  }, [blocked]);

  function type(text: string): void {
    const deleted = text.length < input.length;
    setInput(!deleted && isTelephoneText(text) ? format(text.replace(/[^+0-9]/g, '')) : text);
    // Another number goes back to nobody.
    setAbout(null);
    reset();
  }
  function choose(item: HistoryItem): void {
    setInput(item.phone ?? '');
    setAbout(item.direction === 'in' ? { kind: 'handoff', handoffId: item.handoffId } : null);
    reset();
    field.current?.focus();
  }
  function fillLast(): void {
    if (redial !== null) type(redial);
    field.current?.focus();
  }
  const call = () => void dial();
  const armed = useRef(armedAfterArrival());
  // A link may come while the rep types elsewhere: their Enter was not meant for its number.
  const callByKey = () => {
    if (armed.current() || view.byLink !== true || input !== view.input) call();
  };
  const back = () => actions.open({ page: 'home' });
  useShortcuts(
    { enter: callByKey, escape: back, r: fillLast, ...(blocked ? { [overrideCombo]: () => void override() } : {}) },
    { whileTyping: ['enter'], guardTyping: false },
  );

  return (
    <Screen
      name="dial-page"
      bar={<PageBar title={t('Call')} />}
      banners={<Banners />}
      footer={
        <Button look="go" combo="enter" disabled={state.kind === 'busy' || input === ''} onPress={call}>
          {state.kind === 'busy' ? t('Checking…') : t('Call')}
        </Button>
      }
    >
      <h1 className="sr-only">{t('Call a number')}</h1>
      <div className="field dial-field">
        <label htmlFor="dial-number">{t('Number or SIP address')}</label>
        <input
          id="dial-number"
          ref={field}
          type="tel"
          dir="ltr"
          inputMode="tel"
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={shown}
          aria-describedby="dial-verdict"
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <div id="dial-verdict">
        <Verdict state={state} onOverride={() => void override()} />
      </div>
      <section className="keypad" aria-label={t('Keypad')}>
        <KeypadKeys onTone={(tone) => type(`${input}${tone}`)} />
      </section>
      {redial !== null && (
        <Button combo="r" onPress={fillLast}>
          {words('Last number: {redial}', { redial: <bdi dir="ltr">{phoneText(redial)}</bdi> })}
        </Button>
      )}
      <RecentNumbers onChoose={choose} />
    </Screen>
  );
}

/** Whom the number belongs to and whether it may be called, or what is wrong with it. */
function Verdict({ state, onOverride }: { state: DialState; onOverride: () => void }) {
  switch (state.kind) {
    case 'typing':
    case 'busy':
      return null;
    case 'refused':
      return (
        <Banner tone="stop" urgent title={t('Not dialled.')}>
          {state.why}
        </Banner>
      );
    case 'checked': {
      const { light, name, company, display } = state.check;
      const who = [name ?? phoneText(display), company].filter((part) => part !== null).join(', ');
      if (light.level !== 'blocked')
        return (
          <>
            <p className="dial-who">
              <bdi>{who}</bdi>
            </p>
            <ComplianceLine assessment={light} />
          </>
        );
      return (
        <Banner
          tone="stop"
          urgent
          title={sentence(light.headline)}
          actions={
            <Button look="stop-quiet" combo={overrideCombo} onPress={onOverride}>
              {t('Override and call')}
            </Button>
          }
        >
          <bdi>{light.reasons.map(told).join(' ')}</bdi>
        </Banner>
      );
    }
    default:
      return state satisfies never;
  }
}
