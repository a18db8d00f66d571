import { t } from '../../../src-main/contract/i18n/translate.ts';
import { Banner } from '../../components/banner.tsx';
import { Button } from '../../components/button.tsx';
import { useApp, useServices } from '../services.tsx';
import { deskLine, queueText } from '../text/desk-text.ts';

/** What waits for reps; nothing while nobody does. */
export function QueueLine() {
  const queue = useApp((state) => (state.desk.connection.kind === 'live' ? state.desk.queue : null));
  const text = queue === null ? null : queueText(queue);
  return text === null ? null : <p className="queue">{text}</p>;
}

/** Why the desk is not heard from; nothing while it is, and where there is none. */
export function DeskBanner() {
  const { actions } = useServices();
  const line = deskLine(useApp((state) => state.desk.connection));
  if (line === null) return null;
  return (
    <Banner
      tone={line.tone}
      title={line.title}
      actions={
        line.settings ? (
          <Button combo="s" onPress={() => actions.open({ page: 'settings' })}>
            {t('Settings')}
          </Button>
        ) : undefined
      }
    >
      {line.text}
    </Banner>
  );
}
