import type { WrittenCall } from './call.ts';
import { insuranceCalls } from './insurance.ts';
import { lastCalls } from './last.ts';
import { laterCalls } from './later.ts';
import { latestCalls } from './latest.ts';
import { logisticsCalls } from './logistics.ts';
import { saasCalls } from './saas.ts';
import { solarCalls } from './solar.ts';

export const writtenCalls: readonly WrittenCall[] = [
  ...saasCalls,
  ...insuranceCalls,
  ...solarCalls,
  ...logisticsCalls,
  ...laterCalls,
  ...lastCalls,
  ...latestCalls,
];
