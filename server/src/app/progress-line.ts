const barWidth = 30;

/** A progress bar that rewrites its line on a terminal, and elsewhere says a tenth at a time. */
export function progressLine(title: string): { show(done: number, of: number): void; end(): void } {
  const isTerminal = process.stdout.isTTY === true;
  let said = -1;
  let shown = false;
  return {
    show(done, of) {
      const share = of > 0 ? done / of : 1;
      const step = isTerminal ? Math.floor(share * 1000) : Math.floor(share * 10);
      if (step === said) return;
      said = step;
      shown = true;
      const filled = Math.round(share * barWidth);
      const text = `${title} [${"#".repeat(filled)}${".".repeat(barWidth - filled)}] ${done} of ${of}`;
      process.stdout.write(isTerminal ? `\r${text}` : `${text}\n`);
    },
    end() {
      if (isTerminal && shown) process.stdout.write("\n");
    },
  };
}
