/** What the address of the sign-in page may say: that single sign-on sent somebody back. */
export interface SignInAddress {
  sso?: "refused";
}

export const readSignInAddress = ({ sso }: Record<string, unknown>): SignInAddress =>
  sso === "refused" ? { sso } : {};
