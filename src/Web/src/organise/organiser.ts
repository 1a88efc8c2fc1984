import { signal } from '@preact/signals';
import { answer, api, type Schemas } from '../contract/api';
import { visitor } from '../signin/tokens';

/** Whoever is signed in, with what they may do. */
export type Me = Schemas['Person'];

/** What is known of whoever is signed in; null while nothing is. */
export const me = signal<Me | null>(null);

/** Finds out what whoever is signed in may do. */
export async function findMe(): Promise<Me> {
  const known = me.peek();
  if (known && known.id === visitor.peek()?.id) return known;
  me.value = await answer(api.GET('/v1/people/me'));
  return me.value;
}

/** Whether somebody runs sessions. */
export const organises = (one: Me): boolean => one.role === 'ORGANISER' || one.role === 'ADMINISTRATOR';
