import { msg, t } from '../../../src-main/contract/i18n/translate.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';

const lines = [
  {
    line: 'practice',
    name: msg('Practice line'),
    explains: msg('A scripted AI and prospect on this computer. Nothing leaves it; nothing to set up.'),
  },
  {
    line: 'edge',
    name: msg('Company line'),
    explains: msg('Your account on a SIP server that speaks WebSocket: Kamailio, Asterisk, FreeSWITCH, a carrier.'),
  },
] as const;

export function LineChoice({ line, onChoose }: { line: Settings['line']; onChoose: (line: Settings['line']) => void }) {
  return (
    <fieldset className="explained">
      <legend className="sr-only">{t('Line')}</legend>
      {lines.map((option) => (
        <label key={option.line} className="explained-option">
          <input type="radio" name="line" checked={line === option.line} onChange={() => onChoose(option.line)} />
          <span>
            <strong>{t(option.name)}</strong>
            <span className="hint">{t(option.explains)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
