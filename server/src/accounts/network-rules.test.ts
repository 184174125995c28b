import assert from "node:assert/strict";
import { test } from "node:test";
import { networkOf, subscriberOf } from "./network-rules.ts";

test("two addresses of one IPv6 subscriber are the same, however they are written", () => {
  assert.equal(subscriberOf("2001:db8:1:2::9"), "2001:db8:1:2");
  assert.equal(subscriberOf("2001:0DB8:0001:0002:ffff:0:0:1"), "2001:db8:1:2");
  assert.equal(subscriberOf("fe80::1%eth0"), "fe80:0:0:0");
  assert.notEqual(subscriberOf("2001:db8:1:3::9"), subscriberOf("2001:db8:1:2::9"));
});

test("an IPv4 address stands for itself, also inside an IPv6 one; its network has 256 of them", () => {
  assert.equal(subscriberOf("192.0.2.7"), "192.0.2.7");
  assert.equal(subscriberOf("::ffff:192.0.2.7"), "192.0.2.7");
  assert.equal(networkOf("::ffff:192.0.2.7"), networkOf("192.0.2.200"));
  assert.notEqual(networkOf("192.0.3.7"), networkOf("192.0.2.7"));
  assert.equal(networkOf("2001:db8:1:2::9"), "2001:db8:1:2");
});
