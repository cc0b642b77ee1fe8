// GCJ-02 to WGS-84: the public forward shift, inverted by a fixed point. Ten steps leave far less than a millimetre.
const a = 6378245.0;
const e2 = 0.00669342162296594323;

function shift(lon, lat) {
  const x = lon - 105, y = lat - 35, s = Math.sin, pi = Math.PI;
  const wave = 2 / 3 * (20 * s(6 * x * pi) + 20 * s(2 * x * pi));
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + wave;
  north += 2 / 3 * (20 * s(y * pi) + 40 * s(y / 3 * pi));
  north += 2 / 3 * (160 * s(y / 12 * pi) + 320 * s(y * pi / 30));
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave;
  east += 2 / 3 * (20 * s(x * pi) + 40 * s(x / 3 * pi));
  east += 2 / 3 * (150 * s(x / 12 * pi) + 300 * s(x / 30 * pi));
  const rad = lat / 180 * pi, w = 1 - e2 * s(rad) ** 2;
  return [
    east * 180 / (a / Math.sqrt(w) * Math.cos(rad) * pi),
    north * 180 / (a * (1 - e2) / (w * Math.sqrt(w)) * pi),
  ];
}

/** A point in GCJ-02, answered in WGS-84 (longitude, latitude in degrees). */
export function toWgs84([lon, lat]) {
  let x = lon, y = lat;
  for (let step = 0; step < 10; step++) {
    const [dx, dy] = shift(x, y);
    x = lon - dx;
    y = lat - dy;
  }
  return [x, y];
}
