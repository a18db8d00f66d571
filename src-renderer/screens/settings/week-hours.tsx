import { msg, t } from '../../../src-main/contract/i18n/translate.ts';
import type { Schedule, Shift } from '../../../src-main/contract/rhythm.ts';
import { clockText, minuteOfClock } from '../text/shift-text.ts';

const days = [
  msg('Monday'),
  msg('Tuesday'),
  msg('Wednesday'),
  msg('Thursday'),
  msg('Friday'),
  msg('Saturday'),
  msg('Sunday'),
];
const usual: Shift = { from: 9 * 60, to: 18 * 60 };

interface WeekHoursProps {
  readonly week: Schedule['week'];
  readonly onChange: (week: Schedule['week']) => void;
}

/** Seven days with their shift, or none. */
export function WeekHours({ week, onChange }: WeekHoursProps) {
  const change = (day: number, shift: Shift | null) => onChange(week.map((old, at) => (at === day ? shift : old)));
  return (
    <ul className="week">
      {days.map((name, day) => (
        <li key={name} className="week-day">
          <label>
            <input
              type="checkbox"
              checked={week[day] !== null}
              onChange={(event) => change(day, event.target.checked ? nearest(week, day) : null)}
            />
            {t(name)}
          </label>
          <DayShift name={t(name)} shift={week[day] ?? null} onChange={(shift) => change(day, shift)} />
        </li>
      ))}
    </ul>
  );
}

/** A day that is switched on again works like the day before it. */
function nearest(week: Schedule['week'], day: number): Shift {
  return week.slice(0, day).findLast((shift) => shift !== null) ?? usual;
}

function DayShift({ name, shift, onChange }: { name: string; shift: Shift | null; onChange: (shift: Shift) => void }) {
  if (shift === null) return <span className="hint">{t('Off')}</span>;
  const time = (edge: 'from' | 'to', label: string) => (
    <input
      type="time"
      aria-label={`${name}, ${label}`}
      value={clockText(shift[edge])}
      onChange={(event) => {
        const minute = minuteOfClock(event.target.value);
        if (minute !== null) onChange({ ...shift, [edge]: minute });
      }}
    />
  );
  return (
    <span className="week-shift">
      {time('from', t('from'))}
      <span aria-hidden="true">–</span>
      {time('to', t('to'))}
      {shift.to <= shift.from && <span className="hint">{t('next day')}</span>}
    </span>
  );
}
