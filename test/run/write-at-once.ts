type Stream = { fd: number; _handle?: { setBlocking?: (isBlocking: boolean) => void } };

// A test's process ends as soon as its last test has, and what it had not written yet would be lost: its results among it.
const streams: readonly Stream[] = [process.stdout, process.stderr];
for (const stream of streams) stream._handle?.setBlocking?.(true);
