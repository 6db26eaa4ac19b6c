// Package text cuts a report into sentences and tokens with byte offsets, after the conventions of the English Universal
// Dependencies treebanks EWT and GUM.
//
// Start with [Splitter.Split]. White space parts chunks; a hashed linear classifier decides at every change of character
// class inside a chunk whether a token ends there; a second one decides after every token whether the sentence ends.
// Contractions, which have no such change, are words of data/text. Both classifiers are trained by [Train] on treebanks
// and see quotation marks and apostrophes folded to two characters, so that curly, straight and doubled marks are alike.
package text
