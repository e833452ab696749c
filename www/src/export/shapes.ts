/**
 * A drawing as a list of shapes, and its two forms: SVG as text, and a canvas for PNG.
 *
 * The canvas is drawn from the shapes and not from the SVG, which a page may only load as an
 * image where its Content-Security-Policy lets it.
 */
export interface Drawing {
  width: number;
  height: number;
  title: string;
  shapes: Shape[];
}

export type Shape =
  | { kind: "rect"; x: number; y: number; width: number; height: number; fill: string; stroke?: string }
  | { kind: "line"; x1: number; y1: number; x2: number; y2: number; stroke: string; width: number }
  | { kind: "circle"; x: number; y: number; r: number; fill: string; stroke: string }
  | { kind: "text"; x: number; y: number; text: string; fill: string; font: Font; end?: boolean };

export type Font = keyof typeof FONTS;

export function svgOf({ width, height, title, shapes }: Drawing): string {
  const label = escaped(title);
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">`;
  return [head, `<title>${label}</title>`, ...shapes.map(element), "</svg>", ""].join("\n");
}

export function canvasOf({ width, height, shapes }: Drawing): HTMLCanvasElement {
  const scale = Math.min(SHARP, LONGEST_SIDE / height);
  const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: Math.floor(height * scale) });
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("the browser gives no canvas");
  pen.scale(scale, scale);
  for (const shape of shapes) paint(pen, shape);
  return canvas;
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case "rect": {
      const { x, y, width, height, fill, stroke } = shape;
      return tag("rect", { x, y, width, height, fill, stroke });
    }
    case "line":
      return tag("path", { d: `M${round(shape.x1)} ${round(shape.y1)}L${round(shape.x2)} ${round(shape.y2)}`, stroke: shape.stroke, "stroke-width": shape.width });
    case "circle":
      return tag("circle", { cx: shape.x, cy: shape.y, r: shape.r, fill: shape.fill, stroke: shape.stroke, "stroke-width": 1.5 });
    case "text": {
      const { family, size, weight } = FONTS[shape.font];
      const font = { "font-family": family, "font-size": size, "font-weight": weight, "text-anchor": shape.end ? "end" : undefined };
      return tag("text", { x: shape.x, y: shape.y, fill: shape.fill, ...font }, shape.text);
    }
  }
}

function tag(name: string, attributes: Record<string, string | number | undefined>, content = ""): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const listed = given.map(([key, value]) => ` ${key}="${typeof value === "number" ? round(value) : escaped(value ?? "")}"`);
  return `<${name}${listed.join("")}>${escaped(content)}</${name}>`;
}

function paint(pen: CanvasRenderingContext2D, shape: Shape): void {
  pen.beginPath();
  switch (shape.kind) {
    case "rect":
      pen.rect(shape.x, shape.y, shape.width, shape.height);
      return inked(pen, shape.fill, shape.stroke ?? "none", 1);
    case "line":
      pen.moveTo(shape.x1, shape.y1);
      pen.lineTo(shape.x2, shape.y2);
      return inked(pen, "none", shape.stroke, shape.width);
    case "circle":
      pen.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
      return inked(pen, shape.fill, shape.stroke, 1.5);
    case "text": {
      const { family, size, weight } = FONTS[shape.font];
      Object.assign(pen, { font: `${weight} ${size}px ${family}`, fillStyle: shape.fill, textAlign: shape.end ? "end" : "start" });
      pen.fillText(shape.text, shape.x, shape.y);
    }
  }
}

function inked(pen: CanvasRenderingContext2D, fill: string, stroke: string, width: number): void {
  if (fill !== "none") Object.assign(pen, { fillStyle: fill }).fill();
  if (stroke !== "none") Object.assign(pen, { strokeStyle: stroke, lineWidth: width }).stroke();
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const SANS = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';
const FONTS = {
  title: { family: SANS, size: 17, weight: 400 },
  text: { family: SANS, size: 13, weight: 400 },
  mono: { family: 'ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace', size: 13, weight: 400 },
};
/** Pixels to a unit, for screens and print. */
const SHARP = 2;
/** Every browser has canvases of this length. */
const LONGEST_SIDE = 16_384;
