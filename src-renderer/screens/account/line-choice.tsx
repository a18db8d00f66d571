import type { Settings } from '../../../src-main/contract/settings.ts';

const lines = [
  {
    line: 'practice',
    name: 'Practice line',
    explains: 'A scripted AI and prospect on this computer. Nothing leaves it; nothing to set up.',
  },
  {
    line: 'edge',
    name: 'Company line',
    explains: 'Your account on a SIP server that speaks WebSocket: Kamailio, Asterisk, FreeSWITCH, a carrier.',
  },
] as const;

export function LineChoice({ line, onChoose }: { line: Settings['line']; onChoose: (line: Settings['line']) => void }) {
  return (
    <fieldset className="explained">
      <legend className="sr-only">Line</legend>
      {lines.map((option) => (
        <label key={option.line} className="explained-option">
          <input type="radio" name="line" checked={line === option.line} onChange={() => onChoose(option.line)} />
          <span>
            <strong>{option.name}</strong>
            <span className="hint">{option.explains}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
