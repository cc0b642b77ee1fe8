// The map: our own outlines in a GeoJSON source. The server has drawn the same picture as SVG; this makes it move.
import { AttributionControl, Map, NavigationControl, ScaleControl, prewarm, setWorkerUrl } from 'maplibre-gl';

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function hatch(map) {
  const size = 8, image = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const on = (x + y) % size < 2;
      image.set(on ? [226, 224, 216, 255] : [246, 244, 238, 255], (y * size + x) * 4);
    }
  }
  map.addImage('hatch', { width: size, height: size, data: image });
}

function bounds(features) {
  let west = 180, south = 90, east = -180, north = -90;
  const walk = (part) => {
    if (typeof part[0] !== 'number') return part.forEach(walk);
    west = Math.min(west, part[0]); east = Math.max(east, part[0]); south = Math.min(south, part[1]); north = Math.max(north, part[1]);
  };
  features.forEach((each) => walk(each.geometry.coordinates));
  return [[west, south], [east, north]];
}

function layers(level, tiles) {
  const shown = ['==', ['get', 'level'], level];
  const label = (id, min, filter, size, color) => ({
    id, type: 'symbol', source: 'labels', minzoom: min, filter,
    layout: { 'text-field': ['get', 'name'], 'text-size': size, 'text-font': ['sans-serif'], 'text-padding': 2, 'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'], 'text-radial-offset': 0.3 },
    paint: { 'text-color': color, 'text-halo-color': '#fff', 'text-halo-width': 1.6 },
  });
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': css('--paper') } },
    ...(tiles ? [{ id: 'tiles', type: 'raster', source: 'tiles' }] : []),
    { id: 'missing', type: 'fill', source: 'regions', filter: ['all', shown, ['!', ['has', 'color']]], paint: { 'fill-pattern': 'hatch', 'fill-antialias': false, 'fill-opacity': tiles ? 0.5 : 1 } },
    { id: 'fill', type: 'fill', source: 'regions', filter: ['all', shown, ['has', 'color']], paint: { 'fill-color': ['get', 'color'], 'fill-antialias': false, 'fill-opacity': tiles ? 0.75 : 1 } },
    { id: 'edges', type: 'line', source: 'regions', filter: shown, paint: { 'line-color': '#fff', 'line-width': 1 } },
    { id: 'cities', type: 'line', source: 'regions', filter: ['==', ['get', 'level'], 'city'], paint: { 'line-color': css('--ink'), 'line-width': 1.1, 'line-opacity': 0.5 } },
    { id: 'chosen', type: 'line', source: 'regions', filter: ['==', ['get', 'code'], ''], paint: { 'line-color': css('--cobalt'), 'line-width': 2.5 } },
    label('county-names', 7, ['==', ['get', 'level'], 'county'], 11.5, css('--ink')),
    label('city-names', 5, ['==', ['get', 'level'], 'city'], 15, css('--ink')),
  ];
}

const outlinesOf = {};

async function draw(box) {
  const given = JSON.parse(box.querySelector('script[type="application/json"]').textContent);
  const outlines = await (outlinesOf[given.boundaries] ??= fetch(given.boundaries).then((answer) => answer.json()));
  const parts = outlines.features.filter((each) => given.regions[each.properties.code])
    .map((each) => ({ ...each, properties: { ...each.properties, ...given.regions[each.properties.code] } }));
  const labels = parts.filter((each) => each.properties.at).map((each) => ({ type: 'Feature', properties: each.properties, geometry: { type: 'Point', coordinates: each.properties.at } }));
  const canvas = box.querySelector('[data-canvas]');
  const sources = {
    // Few large tiles: one of zoom 7 is exact to 40 m, finer than the outlines, and names need no exactness.
    regions: { type: 'geojson', maxzoom: 7, data: { type: 'FeatureCollection', features: parts } },
    labels: { type: 'geojson', maxzoom: 5, data: { type: 'FeatureCollection', features: labels } },
  };
  if (given.tiles) sources.tiles = { type: 'raster', tiles: [given.tiles], tileSize: 256, attribution: given.tilesNote };
  const map = new Map({
    container: canvas, style: { version: 8, sources, layers: layers(given.level, given.tiles) },
    bounds: bounds(parts), fitBoundsOptions: { padding: 24 }, attributionControl: false, cooperativeGestures: true, dragRotate: false, pitchWithRotate: false,
    fadeDuration: 0, renderWorldCopies: false, localIdeographFontFamily: getComputedStyle(document.body).fontFamily, locale: given.locale,
  });
  map.touchZoomRotate.disableRotation();
  // The pattern is given when it is asked for: a layer added after loading would have every tile laid out twice.
  map.setMissingStyleImageResolver((id) => { if (id === 'hatch') hatch(map); });
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
  if (given.tiles) map.addControl(new AttributionControl({ compact: true }));
  map.getCanvas().setAttribute('aria-label', given.label);
  map.once('idle', () => { box.dataset.drawn = 'yes'; });
  map.once('load', () => point(map, box, given));
}

function point(map, box, given) {
  const tip = box.querySelector('[data-tip]');
  const mark = (code) => map.setFilter('chosen', ['all', ['==', ['get', 'code'], code ?? given.chosen ?? ''], ['has', 'name']]);
  const rows = code => document.querySelectorAll(`[data-region="${CSS.escape(code)}"]`);
  let last = null;
  const leave = () => { if (last) rows(last).forEach((row) => row.classList.remove('is-pointed')); last = null; tip.hidden = true; map.getCanvas().style.cursor = ''; mark(); };
  for (const layer of ['fill', 'missing']) {
    map.on('mousemove', layer, (event) => {
      const { code, name, value } = event.features[0].properties;
      if (last !== code) { leave(); last = code; mark(code); rows(code).forEach((row) => row.classList.add('is-pointed')); }
      tip.querySelector('b').textContent = name;
      tip.querySelector('span').textContent = value;
      tip.hidden = false;
      tip.style.translate = `${Math.min(event.point.x + 14, box.clientWidth - tip.offsetWidth - 8)}px ${event.point.y + 14}px`;
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, leave);
    map.on('click', layer, (event) => { const { href } = event.features[0].properties; if (href) location.assign(href); });
  }
  document.querySelectorAll('[data-region]').forEach((row) => {
    row.addEventListener('mouseenter', () => mark(row.dataset.region));
    row.addEventListener('mouseleave', () => mark());
  });
  mark();
}

export function drawAll(boxes, assets) {
  // The worker starts while the outlines are on their way.
  setWorkerUrl(assets.worker);
  prewarm();
  for (const box of boxes) {
    if (box.dataset.drawn || box.dataset.drawing) continue;
    box.dataset.drawing = 'yes';
    draw(box).catch((error) => { console.warn('map stays a drawing:', error.message); box.dataset.drawn = 'still'; });
  }
}
