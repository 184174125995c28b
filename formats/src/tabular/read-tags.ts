import { SaxesParser } from "saxes";

export type Tag = { name: string; attributes: Record<string, string> };

export type TagListeners = {
  open(tag: Tag): void;
  close?(name: string): void;
  text?(text: string): void;
  /** Asked now and then: the rest need not be read. */
  isEnough?(): boolean;
};

/** There is more in a part than anybody types; reading all of it would take too long. */
export class TooManyTagsError extends Error {
  constructor() {
    super("A part has too many tags.");
    this.name = "TooManyTagsError";
  }
}

const tagsMax = 250_000;
const piece = 65_536;

/**
 * Tells the tags and text of an XML part in their order, names without their namespace prefixes, which programs choose as they
 * like. Entities of a document's own are not followed. Throws at what is not well-formed, and after 250,000 tags.
 */
export function readTags(xml: Buffer, { open, close, text, isEnough }: TagListeners): void {
  const parser = new SaxesParser();
  let tags = 0;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    tags += 1;
    if (tags > tagsMax) throw new TooManyTagsError();
    const local: Record<string, string> = {};
    for (const key in attributes) local[localName(key)] = attributes[key]!;
    open({ name: localName(name), attributes: local });
  });
  if (close) parser.on("closetag", ({ name }) => close(localName(name)));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const characters = xml.toString("utf8");
  for (let from = 0; from < characters.length; from += piece) {
    if (isEnough?.()) return;
    parser.write(characters.slice(from, from + piece));
  }
  parser.close();
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);
