/** `OKAFOR, Amara`: in lists the family name stands first, and out by its capitals. */
export const listedName = ({ given, family }: { given: string; family: string }): string =>
  `${family.toLocaleUpperCase("en")}, ${given}`;
