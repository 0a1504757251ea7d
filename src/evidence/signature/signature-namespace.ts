export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
