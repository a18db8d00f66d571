/**
 * Digits for the far end. RFC 4733 events in the audio wherever they were negotiated; else one INFO per digit, as gateways
 * and PBXs take them (application/dtmf-relay), each answered before the next is sent.
 */
import { type Session, SessionState } from 'sip.js';
import { fail, ok, type Result } from '../../src-main/contract/result.ts';
import type { LegMedia } from './leg-media.ts';
import { errorName, type Log } from './log.ts';

/** RFC 4733 tone and gap, ms. */
const toneDuration = 100;
const toneGap = 70;

export class Tones {
  readonly #session: Session;
  readonly #media: LegMedia;
  readonly #log: Log;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(session: Session, media: LegMedia, log: Log) {
    this.#session = session;
    this.#media = media;
    this.#log = log;
  }

  /** 0-9, A-D, # and *. Never rejects. */
  async send(tones: string): Promise<Result<void>> {
    if (!/^[0-9A-D#*]{1,32}$/.test(tones)) return fail('bad-request', 'Only 0-9, A-D, # and * can be sent as tones.');
    const { dtmf } = this.#media;
    if (dtmf?.canInsertDTMF) {
      dtmf.insertDTMF(`${dtmf.toneBuffer}${tones}`, toneDuration, toneGap);
      return ok(undefined);
    }
    const sent = this.#turn.then(() => this.#inform(tones));
    this.#turn = sent;
    return sent;
  }

  /** The digits after a refused one would reach a menu out of step: they are not sent. */
  async #inform(tones: string): Promise<Result<void>> {
    for (const tone of tones) {
      if (this.#session.state !== SessionState.Established) {
        return fail('unsupported', 'This call cannot carry tones until it is answered.');
      }
      const status = await this.#ask(tone);
      if (status !== null && status >= 200 && status < 300) continue;
      this.#log('warn', 'call.tone-refused', { status });
      return fail('unsupported', 'The far end takes no tones, neither in the audio nor as a message.');
    }
    return ok(undefined);
  }

  /** Status of the final response; null when the INFO could not be sent. */
  async #ask(tone: string): Promise<number | null> {
    const content = `Signal=${tone}\r\nDuration=${toneDuration}\r\n`;
    try {
      return await new Promise<number | null>((resolve, reject) => {
        const settle = ({ message }: { message: { statusCode?: number | undefined } }) =>
          resolve(message.statusCode ?? null);
        this.#session
          .info({
            requestOptions: {
              body: { contentDisposition: 'render', contentType: 'application/dtmf-relay', content },
            },
            requestDelegate: { onAccept: settle, onReject: settle, onRedirect: settle },
          })
          .catch(reject);
      });
    } catch (error) {
      this.#log('warn', 'call.tone-not-sent', { why: errorName(error) });
      return null;
    }
  }
}
