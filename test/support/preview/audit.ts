/** How context and time fared in a month of handoffs. */
import type { Audit } from '../../../src-main/contract/insights.ts';
import { month } from './insights.ts';

export const audit: Audit = {
  since: month.since,
  until: month.until,
  handoffs: 412,
  completeness: [
    { field: 'transcript', filled: 411, share: 0.998 },
    { field: 'name', filled: 398, share: 0.966 },
    { field: 'reason', filled: 391, share: 0.949 },
    { field: 'company', filled: 372, share: 0.903 },
    { field: 'needs', filled: 348, share: 0.845 },
    { field: 'objections', filled: 251, share: 0.609 },
    { field: 'consent', filled: 242, share: 0.587 },
    { field: 'crm', filled: 131, share: 0.318 },
  ],
  hops: [
    { name: 'trigger-to-offer', count: 412, p50Ms: 38, p95Ms: 91 },
    { name: 'offer-to-ring', count: 405, p50Ms: 640, p95Ms: 1_350 },
    { name: 'ring-to-bridge', count: 371, p50Ms: 5_100, p95Ms: 11_900 },
    { name: 'trigger-to-bridge', count: 371, p50Ms: 6_800, p95Ms: 14_000 },
    { name: 'ai-to-rep-silence', count: 0, p50Ms: null, p95Ms: null },
  ],
  feedback: { due: 371, given: 213, share: 0.574, medianDelaySeconds: 41 },
  lost: [
    { why: 'The prospect hung up while waiting', count: 21 },
    { why: 'Nobody was in hours', count: 12 },
    { why: 'Every rep declined', count: 8 },
  ],
  abandonedShare: 0.021,
};
