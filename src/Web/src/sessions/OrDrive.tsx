import { words } from './words';

/** The way to offering seats to a session, for who has a car. */
export function OrDrive({ session, place }: { session: string; place: string }) {
  const w = words();
  return (
    <p>
      {w.orDrive} <a href={`/drive/offer#${new URLSearchParams({ session, ...(place ? { place } : {}) })}`}>{w.drive}</a>
    </p>
  );
}
