/** Source: IAM user guide, "IAM and AWS STS quotas". Sizes are in characters, white space not counted. */
export const quotas = {
  /** Of all inline policies of a role together. */
  inlinePolicySize: 10_240,
  managedPolicySize: 6_144,
  trustPolicySize: 2_048,
  managedPoliciesPerRole: 10,
} as const;
