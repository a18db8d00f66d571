/** Keeps one team led, or waits for the lease: round after round, each when there is a reason. */
import { wordsOf } from './desk-word.ts';
import type { LeaderParts, TeamLeader } from './team-leader.ts';
import { createTeamLeader } from './team-leader.ts';

export interface TeamLoop {
  readonly leader: TeamLeader;
  /** There may be something to do. */
  wake(): void;
  /** Ends after the round under way, and gives the lease back. */
  stop(): Promise<void>;
}

export interface LoopParts extends LeaderParts {
  publish(message: string): void;
  /** This node has begun to lead. */
  took(): void;
  /** Whether the team needs this node at all: it has reps here, or work. Asked when nothing happens. */
  isNeeded(): boolean;
  /** The loop has ended by itself. */
  ended(): void;
}

/** Without any reason a leader looks this often, ms: into the inbox and, for opened hours, at the clock. */
const idleMs = 1_000;
/** After a failure of the store. */
const backOffMs = 500;

export function startTeamLoop(parts: LoopParts): TeamLoop {
  const { log, teamId } = parts;
  const leader = createTeamLeader(parts);
  let stopping = false;
  let woken = false;
  let wakeUp: () => void = () => {};

  async function pause(ms: number): Promise<void> {
    if (woken || stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Answers how long there is nothing to do, ms. */
  async function roundOnce(): Promise<number> {
    const result = await leader.round();
    if (result.kind === 'not-leading') return Math.min(idleMs, result.freeInMs + 20);
    if (result.took) parts.took();
    if (result.step !== null) for (const message of wordsOf(result.step)) parts.publish(message);
    if (result.more) return 0;
    return Math.min(idleMs, leader.wakesInMs() ?? idleMs);
  }

  async function run(): Promise<void> {
    while (!stopping) {
      woken = false;
      try {
        const restMs = await roundOnce();
        if (!parts.isNeeded()) break;
        await pause(restMs);
      } catch (error) {
        log.error({ err: error, team: teamId }, 'dispatch failed');
        await pause(backOffMs);
      }
    }
    await leader.release().catch((error: unknown) => log.error({ err: error, team: teamId }, 'lease not given back'));
    parts.ended();
  }

  const running = run();
  return {
    leader,
    wake() {
      woken = true;
      wakeUp();
    },
    async stop() {
      stopping = true;
      wakeUp();
      await running;
    },
  };
}
