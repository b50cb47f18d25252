// The geographic map. In: GeoJSON of findings. Out: areas and points, patterned by status, coloured by party.
// Stays true: only this site is asked for anything; every mark leads to its place's page.

import * as maplibre from "/static/built/maplibre-gl.mjs";

const SIZE = 16;
const box = document.getElementById("map");
const styles = getComputedStyle(document.documentElement);

function rgb(name) {
  const words = styles.getPropertyValue(`--${name}`).trim() || "#626a73";
  return [1, 3, 5].map((i) => parseInt(words.slice(i, i + 2), 16));
}

// One pixel of a status: true for the first party, false for the second, null for paper.
const PATTERNS = {
  confirmed: () => true,
  corroborated: (x, y) => (x % 8 > 2 || y % 8 > 2 ? true : null),
  claimed: (x, y) => ((x + y) % 8 < 4 ? true : null),
  contested: (x, y) => (x + y) % SIZE < SIZE / 2,
  mixed: (x) => x % SIZE < SIZE / 2,
  stale: (x, y) => ((x + y) % 8 < 1 ? true : null),
  unknown: (x, y) => (x % 8 === 0 && y % 8 === 0 ? true : null),
};

function tile(status, one, other, round) {
  const size = round ? SIZE * 2 : SIZE;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const far = Math.hypot(x - size / 2 + 0.5, y - size / 2 + 0.5);
      const at = (y * size + x) * 4;
      if (round && far > size / 2) continue;
      const rim = round && far > size / 2 - 2.5;
      const which = PATTERNS[status](x, y);
      const colour = rim ? [27, 31, 36] : which === null ? [255, 255, 255] : which ? one : other;
      data.set([...colour, 255], at);
    }
  }
  return { width: size, height: size, data };
}

function dress(map, collection) {
  for (const { geometry, properties: p } of collection.features) {
    const round = geometry.type === "Point";
    p.image = [p.status, p.colour, p.rival, round].join("|");
    if (!map.hasImage(p.image)) {
      map.addImage(p.image, tile(p.status, rgb(p.colour), rgb(p.rival), round));
    }
  }
  return collection;
}

function bounds(collection) {
  const found = new maplibre.LngLatBounds();
  const walk = (part) => (typeof part[0] === "number" ? found.extend(part) : part.forEach(walk));
  const live = collection.features.filter((one) => one.properties.status !== "unknown");
  (live.length ? live : collection.features).forEach((one) => walk(one.geometry.coordinates));
  return found;
}

function grid() {
  const lines = [];
  for (let lon = -180; lon <= 180; lon += 5) lines.push([[lon, -80], [lon, 80]]);
  for (let lat = -80; lat <= 80; lat += 5) lines.push([[-180, lat], [180, lat]]);
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } };
}

function address(place) {
  const [path, query] = box.dataset.place.split("?");
  return `${path}${encodeURIComponent(place)}${query ? `?${query}` : ""}`;
}

function popup(feature) {
  const link = document.createElement("a");
  link.href = address(feature.properties.place);
  const { name, status, holder, against } = feature.properties;
  link.textContent = `${name}: ${status}${holder ? `, ${holder}` : ""}${against ? ` against ${against}` : ""}`;
  return link;
}

async function draw() {
  const collection = await (await fetch(box.dataset.source)).json();
  maplibre.setWorkerUrl("/static/built/maplibre-gl-worker.mjs");
  const map = new maplibre.Map({
    container: box,
    style: { version: 8, sources: {}, layers: [{ id: "paper", type: "background", paint: { "background-color": "#f5f6f4" } }] },
    attributionControl: false,
    bounds: collection.features.length ? bounds(collection) : undefined,
    fitBoundsOptions: { padding: 50, maxZoom: 8 },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.on("load", () => {
    map.addSource("grid", { type: "geojson", data: grid() });
    map.addLayer({ id: "grid", type: "line", source: "grid", paint: { "line-color": "#cfd4da", "line-width": 1 } });
    map.addSource("found", { type: "geojson", data: dress(map, collection) });
    const areas = ["!=", ["geometry-type"], "Point"];
    map.addLayer({ id: "areas", type: "fill", source: "found", filter: areas, paint: { "fill-pattern": ["get", "image"] } });
    map.addLayer({ id: "edges", type: "line", source: "found", filter: areas, paint: { "line-color": "#1b1f24" } });
    const points = { "icon-image": ["get", "image"], "icon-allow-overlap": true, "symbol-z-order": "source" };
    map.addLayer({ id: "points", type: "symbol", source: "found", filter: ["!", areas], layout: points });
    for (const layer of ["areas", "points"]) {
      map.on("click", layer, (event) => {
        new maplibre.Popup().setLngLat(event.lngLat).setDOMContent(popup(event.features[0])).addTo(map);
      });
    }
    box.dataset.drawn = String(collection.features.length);
  });
}

draw().catch((error) => {
  document.getElementById("map-word").textContent = `The map cannot be drawn here (${error.message}); all places are listed below.`;
  box.hidden = true;
});
