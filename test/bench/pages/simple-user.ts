/** Peer: sip.js SimpleUser, as its own guide uses it. */
import { Web } from 'sip.js';
import { type Contender, pageClock, StreamMeter, until } from './contender.ts';

export function simpleUserContender(context: AudioContext): Contender {
  const meter = new StreamMeter(context);
  const element = new Audio();
  let user: Web.SimpleUser | null = null;
  const registrations: number[] = [];
  let rings = false;
  let over = true;
  return {
    async register({ server, domain, user: name, password }) {
      user = new Web.SimpleUser(server, {
        aor: `sip:${name}@${domain}`,
        media: { constraints: { audio: true, video: false }, remote: { audio: element } },
        userAgentOptions: {
          authorizationUsername: name,
          authorizationPassword: password,
          logBuiltinEnabled: false,
          sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
        },
        delegate: {
          onRegistered: () => registrations.push(pageClock()),
          onCallReceived: () => {
            rings = true;
            over = false;
          },
          onCallHangup: () => {
            over = true;
            rings = false;
          },
        },
      });
      await user.connect();
      await user.register();
    },
    registrations: () => registrations,
    ringing: () => until(() => rings),
    bridge() {
      void user?.answer();
      const timer = setInterval(() => {
        const stream = user?.remoteMediaStream;
        if (stream !== undefined && stream.getAudioTracks().length > 0) {
          clearInterval(timer);
          meter.attach(stream);
        }
      }, 2);
    },
    level: () => meter.level(),
    async idle() {
      await until(() => over);
      meter.detach();
    },
  };
}
