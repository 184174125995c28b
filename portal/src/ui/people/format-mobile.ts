/** A mobile number in E.164 as people read it, `+1 518 555 0143`; beyond North America in groups of three. Anything else stays as it is. */
export function formatMobile(mobile: string): string {
  if (!/^\+\d{7,15}$/.test(mobile)) return mobile;
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(mobile);
  if (american) return `+1 ${american.slice(1).join(" ")}`;
  return `+${mobile
    .slice(1)
    .match(/\d{3}(?!\d$)|\d+$/g)
    ?.join(" ")}`;
}
