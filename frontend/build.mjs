// Puts the third-party scripts where the server finds them.
// In: node_modules, from `npm ci`. Out: src/whoholds/web/static/built. Stays true: files are copied, never changed.

import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "../src/whoholds/web/static/built");
const files = {
  "htmx.js": "htmx.org/dist/htmx.min.js",
  "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
  "maplibre-gl-shared.mjs": "maplibre-gl/dist/maplibre-gl-shared.mjs",
  "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
  "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
  "maplibre-gl.LICENSE.txt": "maplibre-gl/LICENSE.txt",
  "htmx.LICENSE.txt": "htmx.org/LICENSE",
};

mkdirSync(built, { recursive: true });
for (const [name, source] of Object.entries(files)) {
  copyFileSync(join(here, "node_modules", source), join(built, name));
}
