/** Peer: JsSIP, answering as its documentation shows. */
import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRTCSessionEvent } from 'jssip/lib/UA';
import { type Contender, pageClock, StreamMeter, until } from './contender.ts';

export function jssipContender(context: AudioContext): Contender {
  const meter = new StreamMeter(context);
  let session: RTCSession | null = null;
  const registrations: number[] = [];
  return {
    register: ({ server, domain, user, password }) =>
      new Promise((resolve, reject) => {
        const socket = new JsSIP.WebSocketInterface(server);
        const agent = new JsSIP.UA({
          sockets: [socket],
          uri: `sip:${user}@${domain}`,
          password,
          session_timers: false,
        });
        agent.on('registered', () => {
          registrations.push(pageClock());
          resolve();
        });
        agent.on('registrationFailed', ({ cause }) => reject(new Error(cause)));
        agent.on('newRTCSession', (event: IncomingRTCSessionEvent) => {
          session = event.session;
          const clear = (): void => {
            session = null;
          };
          event.session.on('ended', clear);
          event.session.on('failed', clear);
          event.session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
            peerconnection.addEventListener('track', ({ track }) => meter.attach(new MediaStream([track])));
          });
        });
        agent.start();
      }),
    registrations: () => registrations,
    ringing: () => until(() => session !== null),
    bridge: () => session?.answer({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: [] } }),
    level: () => meter.level(),
    async idle() {
      await until(() => session === null);
      meter.detach();
    },
  };
}
