/** The conversations of the practice line, in the order in which they are played. */
import { callerLeaves } from './caller-leaves.ts';
import { explicitRequest } from './explicit-request.ts';
import { highInterest } from './high-interest.ts';
import { objectionLoop } from './objection-loop.ts';
import type { PracticeScript } from './script.ts';

export const practiceScripts: readonly [PracticeScript, ...PracticeScript[]] = [
  highInterest,
  objectionLoop,
  explicitRequest,
  callerLeaves,
];
