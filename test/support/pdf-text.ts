import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

/** What a reader sees in a PDF as the exchange writes them: the letters of its pages, one line a row, in the order of the pages. */
export function textOfPdf(file: Buffer): string {
  assert.equal(file.subarray(0, 5).toString("latin1"), "%PDF-");
  const objects = readObjects(file);
  const faces = readFaces(objects);
  const pages = [...objects.values()].filter((each) => /\/Type \/Page\n/.test(each));
  return pages.map((page) => textOfPage(streamOf(objects, /\/Contents (\d+)/, page), faces)).join("\n");
}

type Objects = ReadonlyMap<string, string>;
/** What each glyph of a face stands for, by the name under which pages use the face. */
type Faces = ReadonlyMap<string, ReadonlyMap<string, string>>;

const readObjects = (file: Buffer): Objects =>
  new Map(
    [...file.toString("latin1").matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, id, body]) => [id!, body!]),
  );

function readFaces(objects: Objects): Faces {
  const faces = new Map<string, ReadonlyMap<string, string>>();
  for (const resources of objects.values()) {
    for (const [, name, id] of resources.matchAll(/^\/(F\d+) (\d+) 0 R$/gm)) {
      const font = objects.get(id!) ?? "";
      if (font.includes("/ToUnicode")) faces.set(name!, readLetters(streamOf(objects, /\/ToUnicode (\d+)/, font)));
    }
  }
  return faces;
}

/** Ranges of glyphs, each with a list of the letters that they stand for. */
function readLetters(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, first, list] of map.matchAll(/<(\w+)> <\w+> \[(.*?)\]/g)) {
    let glyph = Number.parseInt(first!, 16);
    for (const [, codes] of list!.matchAll(/<([\w ]*)>/g)) {
      const units = codes!.split(" ").map((code) => Number.parseInt(code, 16));
      letters.set(glyph.toString(16).padStart(4, "0"), String.fromCharCode(...units));
      glyph += 1;
    }
  }
  return letters;
}

function streamOf(objects: Objects, reference: RegExp, from: string): string {
  const body = objects.get(reference.exec(from)?.[1] ?? "") ?? "";
  const begin = body.indexOf("stream\n") + "stream\n".length;
  return inflateSync(Buffer.from(body.slice(begin), "latin1")).toString("latin1");
}

function textOfPage(content: string, faces: Faces): string {
  let face: ReadonlyMap<string, string> | undefined;
  const lines: string[] = [];
  for (const [, name, shown] of content.matchAll(/^\/(F\d+) [\d.]+ Tf$|^\[(.*)\] TJ$/gm)) {
    if (name) face = faces.get(name);
    else lines.push(shown!.replace(/<(\w+)>|[^<]/g, (_, run = "") => run.replace(/\w{4}/g, letterOf(face))));
  }
  return lines.join("\n");
}

const letterOf = (face: ReadonlyMap<string, string> | undefined) => (glyph: string) => face?.get(glyph) ?? "?";
