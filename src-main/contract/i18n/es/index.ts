/**
 * Spanish, one file for each part of the window. It says tú; a handoff is a transferencia, a rep an agente, the brief
 * the ficha, the desk the central, to bridge conectar, a callback a rellamada.
 */
import { account } from './account.ts';
import { announced } from './announced.ts';
import { call } from './call.ts';
import { devices } from './devices.ts';
import { dialling } from './dialling.ts';
import { headset } from './headset.ts';
import { history } from './history.ts';
import { home } from './home.ts';
import { insights } from './insights.ts';
import { toldPractice } from './practice.ts';
import { preflight } from './preflight.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { toldBaton } from './told-baton.ts';
import { toldBrief } from './told-brief.ts';
import { toldCalls } from './told-calls.ts';
import { toldData } from './told-data.ts';
import { welcome } from './welcome.ts';
import { whisper } from './whisper.ts';
import { words } from './words.ts';

export const spanish: Readonly<Record<string, string>> = {
  ...call,
  ...dialling,
  ...announced,
  ...home,
  ...words,
  ...preflight,
  ...insights,
  ...history,
  ...account,
  ...settings,
  ...welcome,
  ...headset,
  ...shell,
  ...devices,
  ...whisper,
};

/** Sentences that arrive with their values filled in. */
export const spanishTold: Readonly<Record<string, string>> = {
  ...toldCalls,
  ...toldBaton,
  ...toldBrief,
  ...toldData,
  ...toldPractice,
};
