/** The flags with which this Node lets WebAssembly wait for JavaScript (stack switching), as `asyncio.run` needs in Pyodide. */
export function nodeFlags(nodeVersion: string): readonly string[] {
  const major = Number(/^v(\d+)/.exec(nodeVersion)?.[1]);
  if (major < 22) return ["--experimental-wasm-stack-switching"];
  if (major < 25) return ["--experimental-wasm-jspi"];
  return []; // on by default
}
