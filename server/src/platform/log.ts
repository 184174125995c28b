import { type Logger, pino } from "pino";

export type { Logger };

/**
 * Structured log lines on standard output: events, ids, counts and durations. Nothing of a patient, no secret and no
 * request body is ever handed to it; the redaction below is a second net.
 */
export function makeLog(options: { level: string; destination?: { write(line: string): void } | undefined }): Logger {
  return pino(
    {
      level: options.level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["password", "code", "token", "*.password", "*.code", "*.token", "req.headers", "req.body"],
        remove: true,
      },
    },
    options.destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
