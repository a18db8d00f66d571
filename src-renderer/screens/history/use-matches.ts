import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { foldedWords, matchRanges } from '../../../src-main/contract/match-words.ts';

/** Name of the highlight in the style sheet: `::highlight(search)`. */
const highlightName = 'search';
/** More marks than anybody walks through. */
const most = 2_000;

export interface Matches {
  readonly count: number;
  /** Scrolls to the next one; after the last, to the first. */
  next(): void;
}

function rangesIn(element: HTMLElement, words: readonly string[]): Range[] {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = texts.nextNode(); node !== null && ranges.length < most; node = texts.nextNode()) {
    for (const { start, end } of matchRanges(node.textContent ?? '', words)) {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Marks the words of `query` in what is shown under `root`, without touching it: ranges, not elements. */
export function useMatches(root: RefObject<HTMLElement | null>, query: string): Matches {
  const ranges = useRef<Range[]>([]);
  const at = useRef(-1);
  const [count, setCount] = useState(0);

  useEffect(() => {
    const words = foldedWords(query);
    const element = root.current;
    if (element === null) return;
    const mark = (): void => {
      ranges.current = rangesIn(element, words);
      CSS.highlights.set(highlightName, new Highlight(...ranges.current));
      setCount(ranges.current.length);
    };
    mark();
    at.current = -1;
    // What is shown may change: a verdict is saved, a group is opened.
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      CSS.highlights.delete(highlightName);
    };
  }, [root, query]);

  const next = useCallback(() => {
    at.current = (at.current + 1) % Math.max(1, ranges.current.length);
    ranges.current[at.current]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, []);
  return { count, next };
}
