import type { CallbackView } from '../../../src-main/contract/callbacks.ts';
import { t } from '../../../src-main/contract/i18n/translate.ts';
import { useWallClock } from '../../components/use-now.ts';
import { useApp } from '../services.tsx';
import { callbackTimes } from '../text/callback-text.ts';
import { whoIs } from '../text/desk-text.ts';
import { sameDay } from '../text/time.ts';

/** A start page is for a glance: the next few. */
const shown = 4;

/** Promised callbacks, the next first. Each is offered by itself when it is due. */
export function CallbackList() {
  const callbacks = useApp((state) => state.desk.callbacks);
  const now = useWallClock();
  if (callbacks.length === 0) return null;
  const today = callbacks.filter(({ at }) => Date.parse(at) < now.getTime() || sameDay(new Date(at), now)).length;
  const more = callbacks.length - shown;
  return (
    <section aria-labelledby="callbacks">
      <div className="list-head">
        <h2 id="callbacks">{t('Callbacks')}</h2>
        <span className="hint">{today === 0 ? t('none today') : t('{today} today', { today })}</span>
      </div>
      <ul className="rows">
        {callbacks.slice(0, shown).map((callback) => (
          <CallbackRow key={callback.id} callback={callback} now={now} />
        ))}
      </ul>
      {more > 0 && <p className="hint">{t('{more, plural, one {One more later.} other {# more later.}}', { more })}</p>}
    </section>
  );
}

function CallbackRow({ callback, now }: { callback: CallbackView; now: Date }) {
  const { ours, theirs, left, overdue } = callbackTimes(callback, now);
  const where = callback.name === null ? null : callback.company;
  return (
    <li className="callback-row">
      <span className="row-name">
        <bdi>{whoIs(callback)}</bdi>
      </span>
      <time className="row-time" dateTime={callback.at}>
        {ours}
      </time>
      <span className="row-line">
        {theirs}
        {theirs !== null && where !== null && ', '}
        {where !== null && <bdi>{where}</bdi>}
      </span>
      <span className={overdue ? 'row-verdict open' : 'row-verdict'}>{left}</span>
    </li>
  );
}
