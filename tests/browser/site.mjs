// The built site under test: its files, and a small static server for the browser.
import { createServer } from "node:http";
import { readFile, readdir, stat } from "node:fs/promises";
import { join, extname, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";

export const root = new URL(`${process.env.SITE ?? "../../target/tests/qujing"}/`, `file://${process.cwd()}/`).pathname;

/** Every page below the site, as site-relative paths with `/`, sorted. */
export async function pages(folder = root) {
  const found = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await pages(path)));
    else if (entry.name.endsWith(".html")) found.push(relative(root, path).split(sep).join("/"));
  }
  return found;
}

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml", ".xml": "application/xml", ".csv": "text/csv" };

/** Serves the site at `base` on a free port of this machine, as any static host would; `compress` is what a good one does. */
export async function serve(base = "/", { compress = false } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (!path.startsWith(base)) return response.writeHead(404).end();
    let file = join(root, path.slice(base.length));
    try {
      if ((await stat(file)).isDirectory()) file = join(file, "index.html");
      const body = await readFile(file);
      const type = types[extname(file)] ?? "application/octet-stream";
      if (compress && /text|json|xml|javascript/.test(type)) response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(body));
      else response.writeHead(200, { "content-type": type }).end(body);
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}
