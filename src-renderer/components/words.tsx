import { Fragment, type ReactElement, type ReactNode } from 'react';
import { tParts } from '../../src-main/contract/i18n/translate.ts';

/** A message with elements among its words, in whatever order the language puts them. */
export function words(message: string, values: Readonly<Record<string, string | number | ReactElement>>): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one message, in its order
  return tParts(message, values).map((part, index) => <Fragment key={index}>{part}</Fragment>);
}
