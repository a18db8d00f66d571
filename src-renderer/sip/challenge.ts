/** Digest challenges in a 401 or 407 (RFC 3261 22.4, RFC 8760): which one to answer, if any. */
import { type Frame, fieldValues, splitList, withField } from './frame.ts';

/** Strongest first. */
export const digestAlgorithms = ['SHA-512-256', 'SHA-256', 'MD5'] as const;
export type DigestAlgorithm = (typeof digestAlgorithms)[number];

export interface Challenge {
  readonly realm: string;
  readonly algorithm: DigestAlgorithm | null;
  /** As it stood in the header field. */
  readonly text: string;
}

/**
 * sip.js keeps only the last challenge of a response. Leaves the one it should answer: the strongest known algorithm for
 * our realm, the first of equals. Without one for our realm the frame stays as it is and gets no credentials.
 */
export function pickChallenge(frame: Frame, realm: string): Frame {
  return ['WWW-Authenticate', 'Proxy-Authenticate'].reduce((picked, name) => {
    const values = fieldValues(picked, name.toLowerCase());
    if (values.length === 0) return picked;
    const own = values.flatMap(readChallenges).filter((challenge) => challenge.realm === realm);
    const best = digestAlgorithms
      .map((algorithm) => own.find((challenge) => challenge.algorithm === algorithm))
      .find((challenge) => challenge !== undefined);
    return best ? withField(picked, name, best.text) : picked;
  }, frame);
}

/** The known algorithm of that name; MD5 where none is named (RFC 3261 22.4); null for any other. */
export function readAlgorithm(name: string | undefined): DigestAlgorithm | null {
  if (name === undefined) return 'MD5';
  return digestAlgorithms.find((algorithm) => algorithm === name.toUpperCase()) ?? null;
}

/** Several challenges may share one field value: a new one begins where a scheme name precedes a parameter. */
function readChallenges(value: string): Challenge[] {
  const texts: string[] = [];
  for (const item of splitList(value)) {
    if (/^[A-Za-z]+\s+[\w-]+\s*=/.test(item) || texts.length === 0) texts.push(item);
    else texts.push(`${texts.pop() ?? ''}, ${item}`);
  }
  return texts.flatMap((text) => {
    const realm = /[\s,]realm\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(text)?.[1];
    if (!/^digest\s/i.test(text) || realm === undefined) return [];
    const named = /[\s,]algorithm\s*=\s*"?([\w-]+)"?/i.exec(text)?.[1];
    return [{ realm, algorithm: readAlgorithm(named), text }];
  });
}
