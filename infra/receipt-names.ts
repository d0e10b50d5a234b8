import type { Stack } from 'aws-cdk-lib';
import type { Settings } from './settings.ts';

/** The rule by which SES takes mail in. Fixed, so that bucket, key and topic can name it before it exists. */
export const receiptRuleName = 'rebours-inbound';

/** The rule set that holds it: the one named in the settings, else our own. */
export function receiptRuleSetName(settings: Settings): string {
  return settings.receiptRuleSet ?? 'rebours';
}

/** SES, acting for this one rule of this account: what every policy that lets mail in asks for. */
export function actingForReceiptRule(stack: Stack, settings: Settings): Record<string, Record<string, string>> {
  return {
    StringEquals: {
      'aws:SourceAccount': stack.account,
      'aws:SourceArn': stack.formatArn({
        service: 'ses',
        resource: 'receipt-rule-set',
        resourceName: `${receiptRuleSetName(settings)}:receipt-rule/${receiptRuleName}`,
      }),
    },
  };
}
