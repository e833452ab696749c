// Compiles the wasm modules that are inline as hexadecimal text.

/** Compiles a module from hexadecimal digits. The host's own decoder, if any, saves 10 ms in Node. */
export function compile(hex: string): WebAssembly.Module {
  const { Buffer } = globalThis as Hosts;
  const decoder = Uint8Array as typeof Uint8Array & {
    fromHex?(text: string): Uint8Array<ArrayBuffer>;
  };
  return new WebAssembly.Module(decoder.fromHex?.(hex) ?? Buffer?.from(hex, "hex") ?? decode(hex));
}

/** From the global object, so that bundlers add no polyfill of Node's class. */
interface Hosts {
  Buffer?: { from(text: string, encoding: "hex"): Uint8Array<ArrayBuffer> };
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = (digit(text, 2 * i) << 4) | digit(text, 2 * i + 1);
  return bytes;
}

/** The value of a digit of 0-9a-f: letters stand 39 places behind where digits would go on. */
function digit(text: string, position: number): number {
  const code = text.charCodeAt(position);
  return code > 57 ? code - 87 : code - 48;
}
