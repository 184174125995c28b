import { attachmentBytesMax } from "@crossbay/contract";
import type { SentFile } from "./read-outside.ts";

const filesMax = 3;
const textMax = 20_000;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A form of the pages for people outside, with the token out of whatever part of the link was copied into it. */
export function readOutsideForm(body: unknown): {
  token: string;
  code: string;
  passphrase: string;
  pass: string;
  file: string;
  by: "sms" | "passphrase";
} {
  const fields = new URLSearchParams(typeof body === "string" ? body : "");
  const field = (name: string, max: number) => (fields.get(name) ?? "").trim().slice(0, max);
  const file = field("file", 40);
  return {
    token: tokenOf(field("link", 600)),
    code: field("code", 20),
    passphrase: field("passphrase", 100),
    pass: field("pass", 100),
    file: uuid.test(file) ? file : "00000000-0000-0000-0000-000000000000",
    by: field("by", 20) === "passphrase" ? "passphrase" : "sms",
  };
}

/** The form with an answer and files (RFC 7578). `fault`: why it cannot be sent, in a sentence. */
export async function readAnswerForm(
  body: unknown,
  contentType: string | undefined,
): Promise<{ token: string; pass: string; text: string; files: SentFile[]; fault?: string }> {
  const form = await parseForm(body, contentType);
  const field = (name: string, max: number) => {
    const value = form?.get(name);
    return typeof value === "string" ? value.trim().slice(0, max) : "";
  };
  const sent = (form?.getAll("files") ?? []).filter((part) => part instanceof File && (part.size > 0 || part.name));
  const parts = sent.filter((part) => part instanceof File);
  const text = field("text", textMax);
  const fault = faultOf({ text, count: parts.length, bytes: parts.reduce((sum, { size }) => sum + size, 0) });
  const files = fault ? [] : await Promise.all(parts.map(readFile));
  return {
    token: tokenOf(field("link", 600)),
    pass: field("pass", 100),
    text,
    files,
    ...(fault ? { fault } : {}),
  };
}

/** The platform's own reader of forms; undefined for a body that is not one. */
async function parseForm(body: unknown, contentType: string | undefined): Promise<FormData | undefined> {
  if (!Buffer.isBuffer(body) || !contentType) return undefined;
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    return undefined;
  }
}

function faultOf({ text, count, bytes }: { text: string; count: number; bytes: number }): string | undefined {
  if (text === "") return "Nothing was sent: write something.";
  if (count > filesMax) return `Nothing was sent: attach at most ${filesMax} files.`;
  return bytes > attachmentBytesMax ? "Nothing was sent: the files have more than 10 MB together." : undefined;
}

const readFile = async (file: File): Promise<SentFile> => ({
  name: file.name,
  content: Buffer.from(await file.arrayBuffer()),
});

const tokenOf = (link: string): string => link.replace(/^.*#/, "");
