import { t } from '../../../src-main/contract/i18n/translate.ts';
import type { Insights } from '../../../src-main/contract/insights.ts';
import { count, share } from '../text/numbers.ts';

/** How handoffs ended, by rep and by campaign: for a lead who looks closer. */
export function Groups({ insights: { reps, campaigns } }: { insights: Insights }) {
  if (reps.length + campaigns.length === 0) return null;
  return (
    <details className="numbers groups">
      <summary>{t('By rep and campaign')}</summary>
      <GroupTable title={t('Rep')} groups={reps} />
      <GroupTable title={t('Campaign')} groups={campaigns} />
    </details>
  );
}

function GroupTable({ title, groups }: { title: string; groups: Insights['reps'] }) {
  if (groups.length === 0) return null;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('Handoffs')}</th>
          <th scope="col">{t('Judged')}</th>
          <th scope="col">{t('Good outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, handoffs, judged, conversion }) => (
          <tr key={name}>
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>{count(handoffs)}</td>
            <td>{count(judged)}</td>
            <td>{share(conversion, judged)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
