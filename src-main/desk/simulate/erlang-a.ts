/**
 * Erlang-A: the M/M/n+M queue. Poisson arrivals, exponential service and patience, n equal servers, one line.
 * C. Palm, "Research on telephone traffic carried by full availability groups", Tele 1, 1957; O. Garnett,
 * A. Mandelbaum, M. Reiman, "Designing a Call Center with Impatient Customers", MSOM 4(3), 2002, pp. 208–227.
 * Computed from the stationary birth-and-death chain itself: in state j it loses min(j, n)·μ + max(0, j − n)·θ.
 */

export interface ErlangA {
  /** Share who do not get a server at once, 0..1. */
  readonly waitShare: number;
  /** Share who give up, 0..1. */
  readonly abandonShare: number;
  /** Mean wait of all, those who give up included; the unit of the inputs. */
  readonly meanWait: number;
  /** Share of the servers' time in calls, 0..1. */
  readonly occupancy: number;
}

/**
 * @param arrivalRate arrivals per unit of time
 * @param meanService mean service, in that unit
 * @param meanPatience mean patience, in that unit
 * @param servers whole number, 1 or more
 */
export function erlangA(arrivalRate: number, meanService: number, meanPatience: number, servers: number): ErlangA {
  const logs = stateWeights(arrivalRate, meanService, meanPatience, servers);
  const largest = logs.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY);
  let total = 0;
  let busyAll = 0;
  let queued = 0;
  let busy = 0;
  logs.forEach((log, inSystem) => {
    const weight = Math.exp(log - largest);
    total += weight;
    if (inSystem >= servers) busyAll += weight;
    queued += weight * Math.max(0, inSystem - servers);
    busy += weight * Math.min(inSystem, servers);
  });
  const meanQueue = queued / total;
  return {
    // Arrivals see the stationary state (PASTA).
    waitShare: busyAll / total,
    abandonShare: meanQueue / meanPatience / arrivalRate,
    // Little's law over everyone who arrives.
    meanWait: meanQueue / arrivalRate,
    occupancy: busy / total / servers,
  };
}

/** Logarithms of the unnormalised stationary probabilities, until the tail adds nothing. */
function stateWeights(arrivalRate: number, meanService: number, meanPatience: number, servers: number): number[] {
  const logs = [0];
  let log = 0;
  let largest = 0;
  for (let inSystem = 1; inSystem <= servers || log > largest - 50; inSystem += 1) {
    const leaving = Math.min(inSystem, servers) / meanService + Math.max(0, inSystem - servers) / meanPatience;
    log += Math.log(arrivalRate / leaving);
    largest = Math.max(largest, log);
    logs.push(log);
  }
  return logs;
}
