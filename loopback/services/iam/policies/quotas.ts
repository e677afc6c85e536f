/** Source: IAM user guide, "IAM and AWS STS quotas". Sizes are in characters without white space. */
export const quotas = {
  /** Total of a role's inline policies. */
  inlinePolicySize: 10_240,
  managedPolicySize: 6_144,
  trustPolicySize: 2_048,
  managedPoliciesPerRole: 10,
} as const;
