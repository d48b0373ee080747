// `laoyou serve` at work on a site's folder.
import { spawn } from "node:child_process";

export const laoyou = process.env.LAOYOU ?? "../../target/release/laoyou";

/** Starts the preview of a site on a day; its address, once it says it, and how to end it. */
export async function preview(site, day, ...options) {
  const serve = spawn(laoyou, ["serve", ...options, "--site", site, "--today", day], { stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((found, failed) => {
    let said = "";
    serve.on("exit", (code) => failed(new Error(`serve ended with ${code}`)));
    serve.stdout.on("data", (text) => {
      said += text;
      const address = /http:\/\/\S+/.exec(said);
      if (address) found(address[0]);
    });
  });
  serve.removeAllListeners("exit");
  return { url, end: () => serve.kill() };
}
