// The server of this review: every function resolves to plain data or throws an Error whose message is for the reader.

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    throw new Error("translit does not answer; is it still running? Nothing you decided before is lost.");
  }
  const type = response.headers.get("content-type") ?? "";
  const data = type.startsWith("application/json") ? await response.json() : { error: await response.text() };
  if (!response.ok) throw new Error(data.error ?? `The server said ${response.status}.`);
  return data;
}

const post = (path, body) => ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

export const article = (number) => ask(`/api/${number}`);
export const reading = (number, id) => ask(`/api/${number}/reading/${encodeURIComponent(id)}`);
export const decide = (number, answer) => post(`/api/${number}/decide`, answer);
export const undo = (number) => post(`/api/${number}/undo`, {});
