/** What is no page: nothing of it is drawn, run or framed, wherever a browser is led to open it. */
const DATA_POLICY = policyOf({ 'default-src': "'none'", 'form-action': "'none'" });
/** A built file as a document of its own does nothing; as a worker it may read its own parts and the API. */
export const FILE_POLICY = policyOf({ 'default-src': "'none'", 'script-src': "'self'", 'connect-src': "'self'" });

const TWO_YEARS_S = 63_072_000;

/** Headers of every answer. A browser that came by TLS is told to come no other way again. */
export function securityHeaders({ isEncrypted }: { readonly isEncrypted: boolean }): Readonly<Record<string, string>> {
  return {
    'content-security-policy': DATA_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...(isEncrypted ? { 'strict-transport-security': `max-age=${TWO_YEARS_S}` } : {}),
  };
}

/** Only scripts and styles that carry the nonce of this one answer count, so that markup slipped into the page stays text. */
export function pagePolicy(nonce: string): string {
  return policyOf({
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}'`,
    'style-src': `'nonce-${nonce}'`,
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'manifest-src': "'self'",
    'object-src': "'none'",
    'form-action': "'self'",
  });
}

function policyOf(directives: Readonly<Record<string, string>>): string {
  const all = { ...directives, 'base-uri': "'none'", 'frame-ancestors': "'none'" };
  return Object.entries(all)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
