interface Name {
  family: string;
  given: string;
}

/** `TWINNING, Maria`: the surname stands out by capitals, as lists and banners of clinical systems show it. */
export function fullName({ family, given }: Name): string {
  const surname = family.toLocaleUpperCase();
  return given === "" ? surname : `${surname}, ${given}`;
}
