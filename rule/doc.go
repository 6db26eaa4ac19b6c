// Package rule is a small language for patterns over tokens, and its matcher. Rules are text files that an analyst can
// edit; docs/rules.md is the guide. The package holds no words: those stand in the rule files and in the tables behind
// their word classes.
//
// [Load] reads and compiles rule files, [Split] or [Tokens] make the items of a sentence, [Set.Scan] finds every match.
// A rule belongs to a category; patterns may use the matches of other categories as building blocks, so that a set of
// rules is a small grammar without recursion, run bottom up. What a match means is made by the builder that the rule
// names: a Go function which gets the captures and returns a value or refuses the match.
//
// Scanning is linear in the number of items: rules are found by what their first item can be, patterns have a bounded
// length, and the steps spent at one start are capped.
package rule
