/** Opens what the publisher names now, when a question failed on what was opened before; `client` is the one that runs. */
export const anew = async (open, base, fetch, client) => {
  const fresh = await open(base, fetch, "reload");
  return fresh.client === client ? fresh : (await import(new URL(`../${fresh.client}`, base).href)).openSearch(base, { fetch });
};
