// Modules out of the texts that hold their bytes.

/** The module whose bytes a text has in hexadecimal digits; read by the host's own decoder where it has one, which spares Node some 10 ms. */
export function compile(hex: string): WebAssembly.Module {
  const { Buffer } = globalThis as Hosts;
  const decoder = Uint8Array as typeof Uint8Array & {
    fromHex?(text: string): Uint8Array<ArrayBuffer>;
  };
  return new WebAssembly.Module(decoder.fromHex?.(hex) ?? Buffer?.from(hex, "hex") ?? decode(hex));
}

/** Taken from the global object, so that no bundler brings a stand-in for Node's class along. */
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
