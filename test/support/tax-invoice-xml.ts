// The demonstration writes its own invoices; tests use the same writer.
export * from '../../src/demo/tax-invoice-xml.js';
