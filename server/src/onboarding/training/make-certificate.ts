import PDFDocument from "pdfkit";
import type { CourseTry } from "./try-store.ts";

type Certified = {
  exchangeName: string;
  name: string;
  title: string;
  taken: Pick<CourseTry, "version" | "score" | "at" | "affirmation" | "takenWith">;
};

const ink = "#1b2733";
const quiet = "#52606d";

/** A certificate as a tagged PDF on one landscape page: who passed which version of what, when and with what score. */
export function makeCertificate({ exchangeName, name, title, taken }: Certified): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "LETTER",
    layout: "landscape",
    margin: 72,
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-US",
    displayTitle: true,
    info: { Title: `Certificate: ${title}`, Author: exchangeName, CreationDate: taken.at, ModDate: taken.at },
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
  const document = pdf.struct("Document");
  pdf.addStructure(document);
  const say = (
    tag: string,
    text: string,
    size: number,
    options: { color?: string; bold?: boolean; gap?: number } = {},
  ) => {
    document.add(
      pdf.struct(tag, {}, () => {
        pdf
          .font(options.bold ? "Helvetica-Bold" : "Helvetica")
          .fontSize(size)
          .fillColor(options.color ?? ink)
          .text(printable(text), { align: "center" });
        pdf.moveDown(options.gap ?? 0.8);
      }),
    );
  };
  say("P", exchangeName, 14, { color: quiet, gap: 2 });
  say("H1", "Certificate of training", 30, { bold: true, gap: 1.2 });
  say("P", name, 24, { gap: 0.6 });
  say("P", "has completed the course", 13, { color: quiet });
  say("P", title, 20, { bold: true, gap: 1.2 });
  say("P", factsOf(taken), 13, { gap: 2 });
  say("P", `Affirmed: ${taken.affirmation}`, 10, { color: quiet });
  document.end();
  pdf.end();
  return done;
}

const factsOf = ({ version, score, at, takenWith }: Certified["taken"]): string =>
  [`Version ${version}`, ...(takenWith === "video" ? [] : [`score ${score} %`]), `passed on ${dateWords(at)}`].join(
    ", ",
  );

const dateWords = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(at);

/** The standard fonts know Latin letters only: others are written without their marks, or as a question mark. */
const printable = (text: string): string =>
  [...text]
    .map((letter) => (isLatin(letter) ? letter : (barred[letter] ?? letter.normalize("NFKD").replace(/\p{M}/gu, ""))))
    .map((letter) => (isLatin(letter) ? letter : "?"))
    .join("");

// Unicode takes these for letters of their own, without a mark to leave out.
const barred: Record<string, string> = { Ł: "L", ł: "l", Đ: "D", đ: "d", ı: "i", Ħ: "H", ħ: "h" };

const isLatin = (letters: string): boolean => /^[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201d]*$/.test(letters);
