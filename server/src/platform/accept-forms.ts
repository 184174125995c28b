import type { HttpServer } from "./http.ts";

/**
 * Lets the routes of this scope take forms, as the text that a browser sends. In a scope of their own, so that no other route takes a
 * form for a body.
 */
export const acceptForms = (scope: HttpServer, bytesMax: number): void =>
  void scope.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: bytesMax },
    (_request, body, done) => done(null, body),
  );
