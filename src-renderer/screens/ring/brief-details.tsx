import type { ReactNode } from 'react';
import type { HandoffBrief } from '../../../src-main/contract/brief.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { FactList } from '../../components/fact-list.tsx';
import { Transcript } from '../../components/transcript.tsx';
import { factView, objectionView, orderedObjections, shortNameOf, triggerTurns } from '../text/brief-view.ts';

interface DetailsProps {
  readonly brief: HandoffBrief;
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="group">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Summary, needs, intent signals and what the CRM knows. */
export function Needs({ brief }: DetailsProps) {
  const { summary, needs, intentSignals, crm } = brief;
  const nothing = summary === null && needs.length + intentSignals.length + crm.length === 0;
  if (nothing) return <p className="empty">{t('No needs came with this handoff. Ask what they are looking for.')}</p>;
  return (
    <>
      {summary !== null && (
        <Group title={t('Summary by the AI')}>
          <p>
            <bdi>{summary}</bdi>
          </p>
        </Group>
      )}
      {needs.length > 0 && (
        <Group title={t('Needs')}>
          <FactList facts={needs.map(factView)} />
        </Group>
      )}
      {intentSignals.length > 0 && (
        <Group title={t('Signals')}>
          <FactList facts={intentSignals.map(factView)} />
        </Group>
      )}
      {crm.length > 0 && (
        <Group title={t('CRM')}>
          <FactList facts={crm.map(factView)} />
        </Group>
      )}
    </>
  );
}

/** Objections, open ones first, and questions nobody answered. */
export function Objections({ brief }: DetailsProps) {
  const objections = orderedObjections(brief).map(objectionView);
  const questions = brief.openQuestions.map((fact) => ({ ...factView(fact), mark: 'open' as const }));
  if (objections.length + questions.length === 0) return <p className="empty">{t('No objection was reported.')}</p>;
  return (
    <>
      {objections.length > 0 && (
        <Group title={t('Objections')}>
          <FactList facts={objections} />
        </Group>
      )}
      {questions.length > 0 && (
        <Group title={t('Left open')}>
          <FactList facts={questions} />
        </Group>
      )}
    </>
  );
}

export function BriefTranscript({ brief, tail }: DetailsProps & { tail?: number }) {
  return (
    <Transcript
      turns={brief.transcript}
      highlighted={triggerTurns(brief)}
      prospectName={shortNameOf(brief)}
      {...(tail === undefined ? {} : { tail })}
    />
  );
}
