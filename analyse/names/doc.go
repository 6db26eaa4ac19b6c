// Package names finds the named entities of a report: persons, organisations, places, peoples, facilities and other names.
//
// Start with [Recogniser.Names]. The model is a linear-chain conditional random field (Lafferty et al. 2001) over hashed
// features of words, tags, word clusters and word data, decoded sentence by sentence and made consistent over the report.
// [Train] fits it; [Load] reads it.
package names
