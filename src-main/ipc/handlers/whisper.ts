import { ok } from '../../contract/result.ts';
import type { Handlers } from '../serve.ts';
import type { HandlerContext } from './context.ts';

export function whisperHandlers({ voice }: HandlerContext): Pick<Handlers, 'whisper:speak'> {
  return {
    'whisper:speak': async ({ text }) => {
      const spoken = await voice.speak(text);
      return spoken.ok ? ok({ wav: spoken.value }) : spoken;
    },
  };
}
