// Package casus holds the words of the product: reports, spans, sentences, mentions, attributions, statements,
// event mentions, figures, positions, processes and the record that carries them, with their validation.
//
// Start with [Report] (the immutable text), [Document] (what the stages add to it, layer by layer) and [Record]
// (what is written out). The order of the stages is in package pipeline.
//
// All offsets are bytes into the UTF-8 text of one report; every range is half-open. The package imports the
// standard library only.
package casus
