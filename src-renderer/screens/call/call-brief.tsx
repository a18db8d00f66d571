import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { CallCore } from '../../call/state.ts';
import { Card } from '../../components/card.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { Keys } from '../../components/keys.tsx';
import { words } from '../../components/words.tsx';
import { BriefTranscript } from '../ring/brief-details.tsx';
import { factView, isCold, objectionView, orderedObjections } from '../text/brief-view.ts';

/** Turns shown before the rep asks for all: enough to see how it came to the transfer. */
const shownTurns = 10;

/** What helps while talking: open objections first, then what was asked for, then the background. */
export function CallBrief({ call }: { call: CallCore }) {
  const { brief } = call;
  const objections = orderedObjections(brief).map(objectionView);
  const questions = brief.openQuestions.map((fact) => ({ ...factView(fact), mark: 'open' as const }));
  const open = [...objections.filter(({ mark }) => mark !== 'answered'), ...questions];
  const answered = objections.filter(({ mark }) => mark === 'answered');
  const background = [...brief.intentSignals, ...brief.crm].map(factView);
  return (
    <>
      {brief.opener !== null && open.length + brief.needs.length === 0 && (
        <Card title={t('Say first')}>
          <p className="say">
            <bdi>{brief.opener}</bdi>
          </p>
        </Card>
      )}
      {open.length > 0 && (
        <Card title={words('Still open {keys}', { keys: <Keys combo="j" /> })} tone="warn" id="call-objections">
          <FactList facts={open} />
        </Card>
      )}
      {brief.needs.length > 0 && (
        <Card title={words('Needs {keys}', { keys: <Keys combo="n" /> })} id="call-needs">
          <FactList facts={brief.needs.map(factView)} />
        </Card>
      )}
      {answered.length + background.length > 0 && (
        <Card title={t('Background')}>
          <FactList facts={[...background, ...answered]} />
        </Card>
      )}
      {isCold(brief) && (
        <p className="empty">
          {call.dialled === null ? t('Nothing came with this call.') : t('Nothing is known from an earlier call.')}{' '}
          {t('What you learn goes into your notes.')}
        </p>
      )}
    </>
  );
}

export function CallTranscript({ call }: { call: CallCore }) {
  if (call.brief.transcript.length === 0) return null;
  return (
    <section className="group" id="call-transcript" aria-labelledby="call-transcript-title">
      <h3 id="call-transcript-title">{words('Before the transfer {keys}', { keys: <Keys combo="t" /> })}</h3>
      <BriefTranscript brief={call.brief} tail={shownTurns} />
    </section>
  );
}
