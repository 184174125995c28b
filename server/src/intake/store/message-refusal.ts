import type { Hl7Error } from "@crossbay/formats/hl7v2";

/**
 * What a message says cannot be kept, which only what is stored can tell: thrown, so that nothing of its transaction stays, and turned
 * into its answer where the message stands alone.
 */
export class MessageRefusal extends Error {
  readonly errors: readonly Hl7Error[];

  constructor(errors: readonly Hl7Error[]) {
    super("A message was refused while it went on its chart.");
    this.name = "MessageRefusal";
    this.errors = errors;
  }
}
