"""The incident as it happens: state, rules, policy, milestones, action items. Standard library only."""
