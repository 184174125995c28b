/** What an exchange may set about consent and access; the defaults are those of policy §6 and §7. */
export type AccessPolicy = {
  /** The glass of a minor breaks over a parent's denial, but never over a denial to everyone. */
  glassOverParentsDenial: boolean;
  /** A broken glass closes after so many minutes. */
  glassMinutes: number;
};

const accessDefaults: AccessPolicy = { glassOverParentsDenial: true, glassMinutes: 240 };

type Configured = { policy?: Partial<AccessPolicy> | undefined };

/** The numbers in force. */
export const policyOf = ({ policy }: Configured): AccessPolicy => ({ ...accessDefaults, ...policy });

export const glassOverParentsDenial = (context: Configured): boolean => policyOf(context).glassOverParentsDenial;
