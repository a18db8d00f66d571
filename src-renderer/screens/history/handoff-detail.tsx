import { useEffect, useRef, useState } from 'react';
import type { FeedbackDraft } from '../../../src-main/contract/feedback.ts';
import { type HistoryDetail, type HistoryItem, noFilter } from '../../../src-main/contract/history.ts';
import { t, told } from '../../../src-main/contract/i18n/translate.ts';
import { phoneText } from '../../../src-main/contract/phone-text.ts';
import { Button } from '../../components/button.tsx';
import { NoteArea } from '../../components/note-area.tsx';
import { Heading } from '../../components/screen.tsx';
import { useShortcuts } from '../../components/use-shortcuts.ts';
import type { Loaded } from '../../store/app-store.ts';
import { FeedbackForm, feedbackShortcuts } from '../feedback/feedback-form.tsx';
import { BriefTranscript, Needs, Objections } from '../ring/brief-details.tsx';
import { useApp, useServices } from '../services.tsx';
import { isCold, positionOf, quoteOf, reasonOf } from '../text/brief-view.ts';
import { CallQuality } from './call-quality.tsx';
import { CallTimeline } from './call-timeline.tsx';
import { ExportHandoffs } from './export-handoffs.tsx';
import { ForgetProspect } from './forget-prospect.tsx';
import { HandoffFacts } from './handoff-facts.tsx';
import { useMatches } from './use-matches.ts';

interface DetailProps {
  readonly handoffId: string;
  /** What was looked for in the list: marked here. */
  readonly query: string;
  readonly onSaved: () => void;
  readonly onForgotten: () => void;
}

/** One handoff from the archive; its verdict can still be given or changed. */
export function HandoffDetail({ handoffId, ...props }: DetailProps) {
  const { baton } = useServices();
  const [loaded, setLoaded] = useState<Loaded<HistoryDetail>>({ kind: 'loading' });
  useEffect(() => {
    let current = true;
    void baton.request('history:get', { handoffId }).then((result) => {
      if (current)
        setLoaded(result.ok ? { kind: 'ready', value: result.value } : { kind: 'failed', error: result.error });
    });
    return () => {
      current = false;
    };
  }, [baton, handoffId]);

  switch (loaded.kind) {
    case 'loading':
      return <p className="empty">{t('Loading…')}</p>;
    case 'failed':
      return (
        <div className="empty">
          <Heading>{t('This handoff could not be read')}</Heading>
          <p>{told(loaded.error.message)}</p>
        </div>
      );
    case 'ready':
      return <LoadedDetail detail={loaded.value} {...props} />;
  }
}

type LoadedProps = Omit<DetailProps, 'handoffId'> & { readonly detail: HistoryDetail };

function LoadedDetail({ detail, query, onSaved, onForgotten }: LoadedProps) {
  const { item, brief } = detail;
  const position = positionOf(brief);
  const quote = quoteOf(brief);
  const article = useRef<HTMLElement>(null);
  const { count, next } = useMatches(article, query);
  useShortcuts(count > 0 ? { n: next } : {});
  return (
    <article ref={article} className="detail">
      <Heading>
        <bdi>{item.name ?? phoneText(item.phone ?? t('Unknown caller'))}</bdi>
      </Heading>
      {position !== null && (
        <p className="position">
          <bdi>{position}</bdi>
        </p>
      )}
      <p className="why">
        <bdi>{item.direction === 'out' && isCold(brief) ? t('You called this number.') : reasonOf(brief)}</bdi>
      </p>
      {quote !== null && (
        <blockquote>
          <p>
            “<bdi>{quote.quote.replace(/^["“]|["”]$/gu, '')}</bdi>”
          </p>
          {quote.when !== '' && <footer>{quote.when}</footer>}
        </blockquote>
      )}
      <HandoffFacts detail={detail} />
      {count > 0 && (
        <Button combo="n" onPress={next}>
          {t('{count, plural, one {Show the match} other {Next of # matches}}', { count })}
        </Button>
      )}
      {item.phone !== null && <CallBack item={item} phone={item.phone} />}
      {item.direction === 'in' && item.talkSeconds > 0 && <Verdict detail={detail} onSaved={onSaved} />}
      <Note detail={detail} />
      <CallTimeline calls={detail.timeline} />
      {detail.quality !== null && <CallQuality quality={detail.quality} />}
      <h2 className="sr-only">{t('The brief')}</h2>
      <Objections brief={brief} />
      <Needs brief={brief} />
      <section className="group">
        <h3>{t('Transcript')}</h3>
        <BriefTranscript brief={brief} />
      </section>
      <section className="group" aria-labelledby="export-title">
        <h3 id="export-title">{t('Export this handoff')}</h3>
        <ExportHandoffs what={{ handoffId: item.handoffId, query: '', filter: noFilter }} />
      </section>
      <ForgetProspect item={item} onForgotten={onForgotten} />
    </article>
  );
}

/** One key calls back, or calls again; a handoff that is called back keeps its brief and its place here. */
function CallBack({ item, phone }: { item: HistoryItem; phone: string }) {
  const { actions } = useServices();
  const { direction, handoffId } = item;
  const call = () => void actions.dial(phone, direction === 'in' ? { kind: 'handoff', handoffId } : null);
  useShortcuts({ c: call });
  return (
    <Button combo="c" onPress={call}>
      {direction === 'in' ? t('Call back') : t('Call again')}
    </Button>
  );
}

function Note({ detail }: { detail: HistoryDetail }) {
  const { handoffId } = detail.item;
  const { actions } = useServices();
  const typed = useApp((state) => state.notes[handoffId]);
  const status = useApp((state) => state.saving[`note:${handoffId}`]);
  const area = useRef<HTMLTextAreaElement>(null);
  useShortcuts({ o: () => area.current?.focus() });
  return (
    <NoteArea
      label={t('Your notes')}
      placeholder={t('What you want to remember')}
      combo="o"
      value={typed ?? detail.note}
      maxLength={20_000}
      status={status}
      inputRef={area}
      onChange={(text) => actions.setNote({ key: handoffId, handoffId }, text)}
    />
  );
}

function Verdict({ detail, onSaved }: { detail: HistoryDetail; onSaved: () => void }) {
  const { handoffId, feedback } = detail.item;
  const { actions } = useServices();
  const typed = useApp((state) => state.drafts[handoffId]);
  const status = useApp((state) => state.saving[`draft:${handoffId}`]);
  const area = useRef<HTMLTextAreaElement>(null);
  const [saving, setSaving] = useState(false);
  const draft = typed ?? detail.draft;
  const change = (next: FeedbackDraft) => actions.setDraft({ key: handoffId, handoffId }, next);
  async function save(): Promise<void> {
    if (saving) return;
    setSaving(true);
    if (await actions.submitFeedback(handoffId, draft)) onSaved();
    setSaving(false);
  }
  useShortcuts(
    {
      ...feedbackShortcuts(draft, change),
      enter: () => void save(),
      'mod+enter': () => void save(),
      e: () => area.current?.focus(),
    },
    { whileTyping: ['mod+enter'] },
  );
  return (
    <section className="verdict" aria-labelledby="verdict-title">
      <h2 id="verdict-title">{feedback === 'submitted' ? t('Your verdict') : t('How was the handoff?')}</h2>
      <FeedbackForm brief={detail.brief} draft={draft} onChange={change} status={status} noteRef={area} />
      <Button look="go" combo="enter" disabled={saving} onPress={() => void save()}>
        {feedback === 'submitted' ? t('Save changes') : t('Save')}
      </Button>
    </section>
  );
}
