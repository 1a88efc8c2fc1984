import { answer, api, type LiftOffer } from '../contract/api';
import type { Car } from './aboard';

/** How the people who have signed up come to a session. */
export interface Arrivals {
  /** In a car that brings passengers, the driver and their company too. */
  inCars: number;
  cars: number;
  /** In a coach. */
  inCoaches: number;
  coaches: number;
  /** Everybody else: on their own, in a car without passengers, or not known yet. */
  ownWay: number;
}

/** What an offer says of whom it brings beside passengers. */
type Offer = Pick<LiftOffer, 'coachStops' | 'company'>;

/** The arrivals of a session, of how many have signed up and which cars bring whom; an offer that is not known counts as a car without company. */
export function arrivalsOf(signedUp: number, cars: readonly Car[], offers: ReadonlyMap<string, Offer>): Arrivals {
  const sum = { inCars: 0, cars: 0, inCoaches: 0, coaches: 0 };
  for (const car of cars.filter(one => one.there > 0)) {
    const offer = offers.get(car.offer);
    if (offer?.coachStops?.length) {
      sum.coaches++;
      sum.inCoaches += car.there;
    } else {
      sum.cars++;
      sum.inCars += car.there + 1 + (offer?.company ?? 0);
    }
  }
  return { ...sum, ownWay: Math.max(0, signedUp - sum.inCars - sum.inCoaches) };
}

const known = new Map<string, Offer>();

/** The offers of cars, each asked for once. */
export async function offersOf(cars: readonly Car[]): Promise<ReadonlyMap<string, Offer>> {
  await Promise.all(
    cars
      .filter(car => !known.has(car.offer))
      .map(async ({ offer: liftOffer }) => {
        // One that cannot be had does not keep the others from being shown.
        const offer = await answer(api.GET('/v1/liftOffers/{liftOffer}', { params: { path: { liftOffer } } })).catch(() => null);
        if (offer) known.set(liftOffer, { coachStops: offer.coachStops, company: offer.company });
      }),
  );
  return known;
}
