type Stream = { _handle?: { setBlocking?: (isBlocking: boolean) => void } };

// A test's process ends as soon as its last test has, and what it had not written yet would be lost: its results among it.
for (const stream of [process.stdout, process.stderr] as unknown as Stream[]) stream._handle?.setBlocking?.(true);
