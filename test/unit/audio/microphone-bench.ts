/** A microphone over devices the test plugs in and out. */
import { Microphone } from '../../../src-renderer/audio/microphone.ts';
import { FakeDevices } from '../../support/fakes/fake-devices.ts';

export function desk(...deviceIds: readonly string[]) {
  const devices = new FakeDevices();
  for (const deviceId of deviceIds) devices.plug(deviceId);
  const states: string[] = [];
  const labels: (string | null)[] = [];
  const notices: string[] = [];
  const call = { on: false };
  const silent = new Set<string>();
  const microphone = new Microphone(devices.devices, {
    onState: (state) => states.push(state),
    onTrack: (track) => labels.push(track?.label ?? null),
    onNotice: (text) => notices.push(text),
    inCall: () => call.on,
    isHeard: async (track) => !silent.has(track.label),
  });
  return { devices, microphone, states, labels, notices, call, silent };
}
