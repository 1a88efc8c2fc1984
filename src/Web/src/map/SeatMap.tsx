import 'maplibre-gl/dist/maplibre-gl.css';
import { AJAXError, type Map as LibreMap, LngLatBounds, Map as MakeMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef } from 'preact/hooks';
import { baseStyle } from '../app/settings';
import { gather } from './gather';
import type { MapContent } from './points';
import { dark, paint, seatStyle } from './style';

setWorkerUrl(workerUrl);

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** The map itself. Whatever it shows stands in words beside it, so that nobody needs it. */
export function SeatMap(content: MapContent) {
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<LibreMap | null>(null);
  const markers = useRef<Marker[]>([]);
  // What is to be drawn, and whether the style can take it: isStyleLoaded() is also false while a source of it loads, and what came then would never be drawn.
  const latest = useRef(content);
  const ready = useRef(false);
  latest.current = content;

  function mark(shown: LibreMap, what: MapContent): void {
    for (const marker of markers.current) marker.remove();
    markers.current = signs(shown, what);
  }

  useEffect(() => {
    if (!frame.current) return;
    const made = new MakeMap({
      container: frame.current,
      style: baseStyle || seatStyle(),
      center: [-2.5, 54],
      zoom: 4.5,
      // Our own tiles are attributed below every view; whose style the operator has set says so itself.
      attributionControl: baseStyle ? { compact: false } : false,
      cooperativeGestures: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: still.matches ? 0 : 200,
    });
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.on('style.load', () => {
      if (baseStyle) overlay(made);
      ready.current = true;
      recolour(made);
      draw(made, latest.current);
    });
    const darken = () => {
      if (!ready.current) return;
      frame.current?.setAttribute('aria-busy', 'true');
      recolour(made);
      draw(made, latest.current);
    };
    dark.addEventListener('change', darken);
    // All of it stays in sight when the window or the way it is laid out changes.
    made.on('resize', () => fit(made, latest.current));
    // What lay on one another may have room now.
    made.on('zoomend', () => mark(made, latest.current));
    // A tile that does not come leaves a gap, which is asked for again as the map moves; everything it shows stands in words too.
    made.on('error', ({ error }) => error instanceof AJAXError || reportError(error));
    made.on('idle', () => frame.current?.setAttribute('aria-busy', 'false'));
    map.current = made;
    return () => {
      dark.removeEventListener('change', darken);
      made.remove();
      map.current = null;
    };
  }, []);

  const key = JSON.stringify([content.origin?.location, content.points, content.lines]);
  useEffect(() => {
    const shown = map.current;
    if (!shown) return;
    mark(shown, content);
    if (ready.current) draw(shown, content);
    fit(shown, content);
  }, [key]);

  return <section ref={frame} class="map" aria-label={content.label} aria-busy="true" />;
}

/** Seats over the operator's own style. */
function overlay(map: LibreMap): void {
  const own = seatStyle();
  const source = own.sources.seats;
  if (source) map.addSource('seats', source);
  for (const layer of own.layers) if (layer.id === 'marginal' || layer.id === 'outline') map.addLayer(layer);
}

type Paint = Parameters<LibreMap['setPaintProperty']>[1];

/** Our own layers in the colours of the hour, which may change while the map is open; what an operator's style draws stays as it is. */
function recolour(map: LibreMap): void {
  for (const { id, paint: colours = {} } of seatStyle().layers)
    if (map.getLayer(id)) for (const [name, colour] of Object.entries(colours)) map.setPaintProperty(id, name as Paint, colour);
}

/** Seats that are drawn out, and ways. */
function draw(map: LibreMap, { points = [], lines = [] }: MapContent): void {
  for (const id of ['chosen', 'ways']) if (map.getLayer(id)) map.removeLayer(id);
  if (map.getSource('ways')) map.removeSource('ways');
  const colour = paint();
  map.addLayer({
    id: 'chosen',
    type: 'line',
    source: 'seats',
    'source-layer': 'seats',
    filter: ['in', ['get', 'code'], ['literal', points.flatMap(point => (point.seat ? [point.seat] : []))]],
    paint: { 'line-color': colour.way, 'line-width': 2.5 },
  });
  if (lines.length === 0) return;
  map.addSource('ways', {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: lines.map(line => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'LineString', coordinates: line.along.map(at => [at.longitude, at.latitude]) },
      })),
    },
  });
  map.addLayer({
    id: 'ways',
    type: 'line',
    source: 'ways',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour.way, 'line-width': 4 },
  });
}

function signs(map: LibreMap, { origin, points = [] }: MapContent): Marker[] {
  const all = gather(points, at => map.project([at.longitude, at.latitude])).map(point =>
    sign(point.sign, point.words, point.kind ?? 'session').setLngLat([point.at.longitude, point.at.latitude]),
  );
  if (origin?.location) all.push(sign('', origin.name, 'home').setLngLat([origin.location.longitude, origin.location.latitude]));
  return all.map(marker => marker.addTo(map));
}

function sign(letters: string, words: string, kind: string): Marker {
  const element = document.createElement('div');
  element.className = `sign ${kind}`;
  element.textContent = letters;
  element.title = words;
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', words);
  return new Marker({ element });
}

function fit(map: LibreMap, { origin, points = [], lines = [] }: MapContent): void {
  const bounds = new LngLatBounds();
  if (origin?.location) bounds.extend([origin.location.longitude, origin.location.latitude]);
  for (const { at } of points) bounds.extend([at.longitude, at.latitude]);
  for (const { along } of lines) for (const at of along) bounds.extend([at.longitude, at.latitude]);
  if (!bounds.isEmpty())
    map.fitBounds(bounds, { padding: 48, maxZoom: points.length + lines.length > 1 ? 12 : 10, animate: !still.matches, duration: 600 });
}
