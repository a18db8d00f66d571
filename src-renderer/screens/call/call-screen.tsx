import { useRef, useState } from 'react';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallState } from '../../call/state.ts';
import { Heading, Screen } from '../../components/screen.tsx';
import { useMediaQuery, wide } from '../../components/use-media-query.ts';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import { Banners } from '../frame/banners.tsx';
import { useLines, useServices } from '../services.tsx';
import { nameOf, positionOf } from '../text/brief-view.ts';
import { progressText } from '../text/dial-text.ts';
import { CallBar } from './call-bar.tsx';
import { CallBrief, CallTranscript } from './call-brief.tsx';
import { CallControls, type CallPanel, hangUpCombo } from './call-controls.tsx';
import { CallNotes } from './call-notes.tsx';
import { CallNotices } from './call-notices.tsx';
import { Keypad, tonesOf } from './keypad.tsx';
import { RecordingNotice } from './recording-notice.tsx';
import { SecondCall, secondShortcuts } from './second-call.tsx';
import { TransferPanel } from './transfer-panel.tsx';

export type InCall = Extract<CallState, { phase: 'dialling' | 'bridging' | 'talking' }>;

/** Dialled digits kept in sight. */
const sentShown = 24;

/** The newest turns, and with them the one that led to the transfer, are in sight at first. */
function showNewest(list: HTMLElement | null): void {
  if (list !== null) list.scrollTop = list.scrollHeight;
}

function scrollToPart(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'start' });
}

/** From the click on Bridge, or from dialling, to hang-up: the controls, the brief beside them, notes. */
export function CallScreen({ state }: { state: InCall }) {
  const { session } = useServices();
  const { call } = state;
  const lines = useLines();
  const isWide = useMediaQuery(wide);
  const [opened, setOpened] = useState<CallPanel>(null);
  const notes = useRef<HTMLTextAreaElement>(null);
  const talking = state.phase === 'talking';
  // A key is for the call that was shown when it was pressed.
  const { legId } = call;
  const hangUp = () => session.send({ type: 'hang-up', legId });
  const [sent, setSent] = useState('');
  function dial(tones: string): void {
    session.send({ type: 'dtmf', tones, legId });
    setSent(`${sent}${tones}`.slice(-sentShown));
  }
  function toggle(next: CallPanel): void {
    setOpened(opened === next ? null : next);
    setSent('');
  }
  const close = () => toggle(null);
  const transferring = talking && state.transfer !== null;
  const panel = talking && !(transferring && opened === 'transfer') ? opened : null;

  useShortcuts(
    {
      ...(talking
        ? {
            m: () => session.send({ type: 'toggle-mute', legId }),
            o: () => session.send({ type: 'toggle-hold', legId }),
            k: () => toggle('keypad'),
            ...(transferring ? {} : { x: () => toggle('transfer') }),
          }
        : {}),
      ...secondShortcuts(lines, session.send),
      ...(panel === 'keypad'
        ? { ...Object.fromEntries(tonesOf.map((tone) => [tone, () => dial(tone)])), escape: close }
        : {}),
      ...(state.phase === 'dialling' ? { escape: hangUp } : {}),
      [hangUpCombo]: hangUp,
      e: () => notes.current?.focus(),
      j: () => scrollToPart('call-objections'),
      n: () => scrollToPart('call-needs'),
      t: () => scrollToPart('call-transcript'),
    },
    // Who has just typed a number and sees that it is wrong cancels at once.
    { whileTyping: [hangUpCombo], guardTyping: state.phase !== 'dialling' },
  );

  const name = nameOf(call.brief, call.facts);
  const position = positionOf(call.brief);
  return (
    <Screen
      name="call"
      bar={<CallBar state={state} />}
      banners={
        <>
          <RecordingNotice />
          <SecondCall />
          <CallNotices state={state} />
          <Banners inCall />
        </>
      }
      pinned={
        panel !== null ? undefined : (
          <section className="call-notes" aria-label={t('Notes of this call')}>
            <CallNotes call={call} label={t('Notes')} combo="e" inputRef={notes} />
          </section>
        )
      }
      footer={
        <>
          {panel === 'keypad' && <Keypad sent={sent} onTone={dial} onClose={close} />}
          {panel === 'transfer' && <TransferPanel onClose={close} />}
          <CallControls state={state} panel={panel} onPanel={toggle} />
        </>
      }
    >
      <div className="call-main">
        <div className="who compact">
          <Heading>
            <bdi>{name}</bdi>
          </Heading>
          {position !== null && (
            <p className="position">
              <bdi title={position}>{position}</bdi>
            </p>
          )}
        </div>
        {state.phase === 'dialling' && <Dialling state={state} />}
        <CallBrief call={call} />
        {!isWide && <CallTranscript call={call} />}
      </div>
      {isWide && (
        <aside className="call-side" aria-label={t('Transcript')} ref={showNewest}>
          <CallTranscript call={call} />
        </aside>
      )}
    </Screen>
  );
}

/** How far the call has come, said as it changes. */
function Dialling({ state }: { state: Extract<InCall, { phase: 'dialling' }> }) {
  const { display } = state.call.dialled;
  return (
    <p className="lead" role="status">
      {progressText(state.progress)}{' '}
      <bdi dir="ltr" className="whole">
        {display}
      </bdi>
    </p>
  );
}
