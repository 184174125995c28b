/** What an exchange may set about consent and access; the defaults are those of policy §6 and §7. */
export type AccessPolicy = {
  /** The glass of a minor breaks over a parent's denial, but never over a denial to everyone. */
  glassOverParentsDenial: boolean;
  /** A broken glass closes after so many minutes. */
  glassMinutes: number;
  /** A grant by word of mouth counts for so many hours after it was recorded. */
  verbalHours: number;
  /** A minor's own grant ends after so many hours, or with the discharge. */
  oneVisitHours: number;
};

const accessDefaults: AccessPolicy = {
  glassOverParentsDenial: true,
  glassMinutes: 240,
  verbalHours: 24,
  oneVisitHours: 24,
};

type Configured = { policy?: Partial<AccessPolicy> | undefined };

/** The numbers in force. */
export const policyOf = ({ policy }: Configured): AccessPolicy => ({ ...accessDefaults, ...policy });

export const glassOverParentsDenial = (context: Configured): boolean => policyOf(context).glassOverParentsDenial;
