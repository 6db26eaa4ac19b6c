// Package attribute finds who is said to have said, written, thought, known, hoped, feared, wanted or asked what: attributions with the spans of source,
// cue and content after the guideline of PARC 3 (Pareti 2012) and PolNeAR (Newell et al. 2018), and for every clause whether the
// outlet itself vouches for it.
//
// Start with [Attributor.Attribute]. Quotation marks are paired over the raw text first ([Pairer.Quotes]), for they stand firmer than any
// parse; then each sentence is searched for cues of the data (data/cue), whose frames say where content and source lie in the tree; then
// quotations that no cue has claimed find their speaker or stay the outlet's own.
package attribute
