import type { Session } from '../contract/api';

/** How a session stands against what its organiser wants. */
export type Standing = 'short' | 'enough' | 'full' | 'over' | 'cancelled';

/** The standing of a session, and how many people it is short of or over. */
export function standingOf(session: Pick<Session, 'signedUp' | 'wanted' | 'maximum' | 'state'>): { standing: Standing; by: number } {
  const { signedUp = 0, wanted = 0, maximum } = session;
  if (session.state === 'CANCELLED') return { standing: 'cancelled', by: 0 };
  if (signedUp > maximum) return { standing: 'over', by: signedUp - maximum };
  if (signedUp === maximum) return { standing: 'full', by: 0 };
  return signedUp < wanted ? { standing: 'short', by: wanted - signedUp } : { standing: 'enough', by: 0 };
}

/** People who are still wanted. */
export const missing = (session: Parameters<typeof standingOf>[0]): number => {
  const { standing, by } = standingOf(session);
  return standing === 'short' ? by : 0;
};
