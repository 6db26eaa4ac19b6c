// Package chain finds which mentions of a report mean the same: names and their short forms and acronyms, roles, pronouns,
// "both sides". What is not clear stays apart.
//
// Start with [Resolver.Resolve]. Names and roles are joined by rules; pronouns are given to the best of the mentions before
// them by a log-linear ranking model (after Denis and Baldridge 2007) whose weights stand in data/chain/weights.tsv and are
// learnt by [Learner].
package chain
