/** Whom an address stands for: an IPv6 network of 64 bits is one subscriber, who may take any address in it. */
export function subscriberOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.toLowerCase().split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill("0"), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}

/** The network that an address is in: /24 of IPv4, /64 of IPv6. */
export function networkOf(address: string): string {
  const subscriber = subscriberOf(address);
  return subscriber.includes(":") ? subscriber : subscriber.replace(/\.\d+$/, "");
}
