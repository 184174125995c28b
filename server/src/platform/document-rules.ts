/** What a signed document or a drawn signature is kept as. */
export type DocumentType = "application/pdf" | "image/png" | "image/jpeg";

const documentBytesMax = 5 * 1024 * 1024;
/** An empty drawing field gives a smaller picture than a name that was written into it. */
const signatureBytesMin = 200;

/**
 * The bytes of a signed document that came as base64, known by how they begin, whatever it was called. Refused in a
 * sentence: what is no base64, over 5 MB, or neither PDF, PNG nor JPEG.
 */
export function readDocument(base64: string): { document: Buffer; documentType: DocumentType } | { refused: string } {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return { refused: "The document did not arrive whole. Choose it again." };
  const document = Buffer.from(base64, "base64");
  if (document.length > documentBytesMax) return { refused: "The document has more than 5 MB. Scan it smaller." };
  const documentType = typeOf(document);
  return documentType
    ? { document, documentType }
    : { refused: "The document is neither a PDF nor a PNG or JPEG picture. Scan it as one of these." };
}

/** The drawn signature, from a data URL. Refused in a sentence when it is no PNG or nothing was drawn. */
export function readSignature(dataUrl: string): { document: Buffer; documentType: DocumentType } | { refused: string } {
  const read = readDocument(dataUrl.replace(/^data:image\/png;base64,/, ""));
  if ("refused" in read || read.documentType !== "image/png") {
    return { refused: "The signature did not arrive whole. Sign again." };
  }
  return read.document.length < signatureBytesMin ? { refused: "Nothing was drawn. Sign again." } : read;
}

function typeOf(document: Buffer): DocumentType | undefined {
  const begins = (hex: string) => document.subarray(0, hex.length / 2).toString("hex") === hex;
  // PDF 32000-1 §7.5.2 wants the header first; PNG §5.2; JPEG begins with SOI and another marker.
  if (begins("255044462d")) return "application/pdf";
  if (begins("89504e470d0a1a0a")) return "image/png";
  if (begins("ffd8ff")) return "image/jpeg";
  return undefined;
}
