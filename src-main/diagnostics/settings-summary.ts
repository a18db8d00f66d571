/** Settings as a stranger may see them: what is switched how, never who, where or with what. Pure. */
import { keptDays } from '../contract/locks.ts';
import type { Edge, Settings } from '../contract/settings.ts';

export function settingsSummary(settings: Settings): Readonly<Record<string, unknown>> {
  const { policy, admin, edge, desk, microphones, headsets, ringers, schedule, globalKeys } = settings;
  const { line, whisperVoice, theme, language, ringerVolume, onRing, openAtLogin, dialCountry } = settings;
  const { echoCancellation, noiseSuppression, automaticGain, awayOnLock, awayAfterMinutes, publishPresence } = settings;
  const { wrapUpSeconds, ringSeconds, callWaiting, allowedDialPrefixes } = settings;
  return {
    ...{ line, whisperVoice, theme, language, ringerVolume, onRing, openAtLogin, dialCountry },
    ...{ echoCancellation, noiseSuppression, automaticGain, awayOnLock, awayAfterMinutes, publishPresence },
    ...{ wrapUpSeconds, ringSeconds, callWaiting },
    keptDays: keptDays(settings),
    edge: edge === null ? null : edgeSummary(edge),
    deskIsSet: desk !== null,
    devices: { microphones: microphones.length, headsets: headsets.length, ringers: ringers.length },
    workingHours: schedule.on,
    globalKeys: Object.values(globalKeys).filter((key) => key !== null).length,
    dialPrefixes: allowedDialPrefixes?.length ?? null,
    setByAdmin: admin === null ? [] : Object.entries(policy).flatMap(([name, value]) => (value === null ? [] : [name])),
  };
}

function edgeSummary({ server, strategy, acceptSignal, expiresSeconds, iceServers }: Edge): object {
  return {
    // A domain alone stands for the servers its SRV records name.
    transport: URL.canParse(server) ? new URL(server).protocol : 'domain',
    strategy,
    acceptSignal: acceptSignal.kind,
    expiresSeconds,
    iceServers: iceServers.map(({ urls, credential }) => ({
      kind: /^(?:stun|stuns|turn|turns):/.exec(urls)?.[0] ?? 'other',
      withPassword: credential !== undefined,
    })),
  };
}
