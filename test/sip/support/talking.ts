/** A bridged call of the far end. */
import { ok } from '../../../src-main/contract/result.ts';
import { connections } from './fake-webrtc.ts';
import { createTestPhone } from './test-phone.ts';

/** `headers`: of its INVITE. */
export async function talking(headers: readonly string[] = []) {
  const phone = await createTestPhone().registered();
  const call = phone.edge.invite({ headers });
  const { leg, events } = await phone.legs.until(() => true);
  await call.response(183);
  connections[0]?.become('connected');
  const bridged = leg.bridge(async () => ok({}));
  const accepted = await call.response(200);
  await bridged;
  call.ack();
  await events.until(({ type }) => type === 'acknowledged');
  const sent = () => connections[0]?.getSenders()[0]?.track;
  return { ...phone, call, leg, events, sent, accepted };
}
