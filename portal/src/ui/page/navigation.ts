let navigated = false;

/** The router says that the page is about to change. */
export function noteNavigation(): void {
  navigated = true;
}

/** True once after each navigation: the heading of the new page takes the focus. */
export function takeNavigation(): boolean {
  const was = navigated;
  navigated = false;
  return was;
}
