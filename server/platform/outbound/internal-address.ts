import ipaddr from 'ipaddr.js';

/**
 * What the operator lets this server reach within its own network: names of hosts, addresses, and ranges of them in CIDR notation.
 * A name beginning with a dot or `*.` stands for everything below it.
 */
export type Allowed = {
  hosts: ReadonlySet<string>;
  below: readonly string[];
  ranges: readonly [ipaddr.IPv4 | ipaddr.IPv6, number][];
};

/** Throws RangeError, naming it, for an entry that is none of the three. */
export function readAllowed(entries: readonly string[]): Allowed {
  const hosts = new Set<string>();
  const below: string[] = [];
  const ranges: [ipaddr.IPv4 | ipaddr.IPv6, number][] = [];
  for (const entry of entries.map((one) => one.trim().toLowerCase()).filter(Boolean)) {
    if (ipaddr.isValid(entry)) ranges.push([ipaddr.process(entry), ipaddr.process(entry).kind() === 'ipv4' ? 32 : 128]);
    else if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry));
    else if (/^(?:\*?\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(entry)) {
      const name = entry.replace(/^\*/, '');
      if (name.startsWith('.')) below.push(name);
      else hosts.add(name);
    } else throw new RangeError(entry);
  }
  return { hosts, below, ranges };
}

export const isAllowedHost = ({ hosts, below }: Allowed, host: string): boolean => {
  const name = host.toLowerCase().replace(/\.$/, '');
  return hosts.has(name) || below.some((end) => name.endsWith(end));
};

/** Whether this address is of the public internet: everything else may be a machine that trusts whoever stands inside. */
export function isInternal(address: string, allowed: Allowed): boolean {
  if (!ipaddr.isValid(address)) return true;
  // Takes an IPv4 address out of its IPv6 dress.
  const ip = ipaddr.process(address);
  if (allowed.ranges.some(([range, bits]) => range.kind() === ip.kind() && ip.match(range, bits))) return false;
  return ip.range() !== 'unicast';
}
