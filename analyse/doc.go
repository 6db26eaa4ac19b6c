// Package analyse gives the tokens of a sentence their tags, lemmas and basic dependencies after Universal Dependencies.
//
// Start with [Analyser.Analyse]. The models are trained by [Train] on treebanks and read by [Load].
package analyse
