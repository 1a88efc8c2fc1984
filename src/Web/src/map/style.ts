import type { StyleSpecification } from 'maplibre-gl';
import { campaign } from '../app/settings';

/** Whether the reader wants it dark; it changes while they look. */
export const dark = matchMedia('(prefers-color-scheme: dark)');

/** Colours of the map, in light and in dark. */
export function paint() {
  return dark.matches
    ? {
        land: '#20262d',
        sea: '#12161b',
        line: '#4a5561',
        close: '#f2b544',
        less: '#5d4a1c',
        way: '#d9b8ea',
        text: '#eef0ea',
        halo: '#12161b',
      }
    : {
        land: '#f3efe4',
        sea: '#e3e9ee',
        line: '#b9b19c',
        close: '#e39b1c',
        less: '#fbe6b8',
        way: '#5b2f6e',
        text: '#1d2733',
        halo: '#ffffff',
      };
}

/** The seats as our own vector tiles, shaded by how close they were: the closer, the stronger. Nothing is asked of anybody else; letters are drawn in the browser. */
export function seatStyle(): StyleSpecification {
  const colour = paint();
  const query = campaign.value ? `?${new URLSearchParams({ campaign: campaign.value.id })}` : '';
  return {
    version: 8,
    // Where the hour changes, colours do at once, as those of the page.
    transition: { duration: 0, delay: 0 },
    sources: {
      seats: {
        type: 'vector',
        tiles: [`${location.origin}/v1/tiles/seats/{z}/{x}/{y}.mvt${query}`],
        minzoom: 0,
        maxzoom: 12,
        promoteId: 'code',
      },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colour.sea } },
      { id: 'land', type: 'fill', source: 'seats', 'source-layer': 'seats', paint: { 'fill-color': colour.land } },
      {
        id: 'marginal',
        type: 'fill',
        source: 'seats',
        'source-layer': 'seats',
        filter: ['==', ['get', 'marginal'], true],
        paint: {
          'fill-color': ['interpolate', ['linear'], ['coalesce', ['get', 'margin_share'], 0.05], 0, colour.close, 0.05, colour.less],
          'fill-opacity': 0.85,
        },
      },
      {
        id: 'outline',
        type: 'line',
        source: 'seats',
        'source-layer': 'seats',
        paint: { 'line-color': colour.line, 'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.3, 11, 1.5] },
      },
    ],
  };
}
