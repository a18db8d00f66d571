/** One activity all adapters are tried with. */
import type { CrmActivity } from '../../../src-main/desk/crm/adapter.ts';

export const prospect = { phone: '+13035550142', email: 'dana.whitfield@harborline.example' };
export const activity: CrmActivity = {
  handoffId: '4b0e6c1e-6b7b-4b6e-9f3e-1c9b0f6a2d10',
  prospect,
  at: '2026-03-02T15:10:00.000Z',
  subject: 'Warm transfer: Opportunity (4b0e6c1e)',
  body: 'Outcome: Opportunity\nTalk time: 61 s',
  disposition: 'opportunity',
  trigger: 'high-interest',
  durationSeconds: 61,
};
