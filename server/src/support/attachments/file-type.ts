/** What is taken. A file is what its bytes are, whatever its name says. */
export type FileType =
  | "application/pdf"
  | "image/png"
  | "image/jpeg"
  | "text/plain"
  | "text/csv"
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "application/vnd.openxmlformats-officedocument.presentationml.presentation";
