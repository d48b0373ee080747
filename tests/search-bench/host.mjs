// A static host over HTTP/2 that counts what travels: compressed bodies, and headers apart, as HTTP/1.1 would write them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createSecureServer } from "node:http2";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".css": "text/css", ".txt": "text/plain", ".wasm": "application/wasm" };
const compressed = new Set([".html", ".js", ".json", ".css", ".txt"]);

/** Every answer waits this long, in milliseconds, so that what was asked at once and what was asked after is told apart. */
const DELAY = 100;

const size = (headers) => Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 0);

/** Serves `root`; `pages` are extra ones by path. */
export async function host(root, pages) {
  const folder = mkdtempSync(join(tmpdir(), "laoyou-bench-"));
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", join(folder, "key"), "-out", join(folder, "cert")], { stdio: "ignore" });
  let log = [];
  let delay = 0;
  const bodies = new Map();
  const server = createSecureServer({ key: readFileSync(join(folder, "key")), cert: readFileSync(join(folder, "cert")) }, async (request, response) => {
    const from = performance.now();
    const path = decodeURIComponent(new URL(request.url, "https://x").pathname);
    let body = bodies.get(path);
    if (!body) {
      const bytes = pages[path] ? Buffer.from(pages[path]) : await readFile(join(root, path)).catch(() => null);
      const zip = bytes && compressed.has(extname(path));
      body = bytes && { bytes: zip ? gzipSync(bytes) : bytes, zip };
      if (body) bodies.set(path, body);
    }
    if (delay) await new Promise((done) => setTimeout(done, delay));
    const headers = { "content-type": types[extname(path)] ?? "application/octet-stream", "cache-control": "max-age=600", etag: '"0123456789abcdef"', date: new Date().toUTCString(), "content-length": body ? body.bytes.length : 0 };
    if (body?.zip) headers["content-encoding"] = "gzip";
    response.writeHead(body ? 200 : 404, headers);
    response.end(body?.bytes);
    log.push({ path, from, to: performance.now(), body: body?.bytes.length ?? 0, headers: size(request.headers) + size(headers) + 30 });
  });
  await new Promise((ready) => server.listen(0, "localhost", ready));
  return {
    url: `https://localhost:${server.address().port}`,
    /** What travelled while `work` was done, and how many steps had to wait for the one before. */
    async travelled(work) {
      log = [];
      delay = DELAY;
      const result = await work();
      delay = 0;
      const asked = log.sort((a, b) => a.from - b.from);
      for (const each of asked) each.step = 1 + Math.max(0, ...asked.filter((other) => other.to <= each.from).map((other) => other.step));
      const sum = (name) => asked.reduce((total, each) => total + each[name], 0);
      return { result, requests: asked.length, bytes: sum("body"), headers: sum("headers"), steps: Math.max(0, ...asked.map((each) => each.step)), asked };
    },
    close: () => server.close(),
  };
}
