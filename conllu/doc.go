// Package conllu reads and writes CoNLL-U, the exchange format of Universal Dependencies
// (https://universaldependencies.org/format.html): comments, multiword ranges and empty nodes are kept.
//
// [Read] rebuilds the raw text that the tokens stand for, so that spans mean the same as for text of our own; [Write]
// derives SpaceAfter and SpacesAfter from the text between the tokens, so that no character is lost.
package conllu
