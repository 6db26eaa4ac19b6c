// Package place finds the nouns that name places in an analysed report, says which places they are and what part they play.
//
// Start with [Annotator.Annotate]. It works in four steps, each in files of its own: the words of a sentence are looked up in the hand-written
// tables and the gazetteer (words.go, lookup.go); what stands around a name tells whether it is a place at all, and how far the name reaches
// (recognise.go, span.go); the readings of all names of a report are weighed together (resolve.go); the tree tells the role (role.go).
// docs/places.md is the codebook.
package place
