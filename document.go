package casus

// Document is a report with the layers that the stages add. A stage reads the layers it needs and returns its own; it
// never changes one that is there. The pipeline puts the returned layers in place.
type Document struct {
	Report       *Report
	Sentences    []Sentence     // text, then analyse
	Names        []Name         // analyse
	Times        []Time         // annotate/when
	Figures      []Figure       // annotate/figure
	Places       []Place        // annotate/place
	Actors       []ActorMention // annotate/actor: names, roles, groups; pronouns are the chains' business
	Attributions []Attribution  // attribute
	Chains       []Chain        // chain
	Statements   []Statement    // code
	Events       []EventMention // code
	Positions    []Position     // code
	Processes    []Process      // code
	Wording      []Wording      // code
	Voices       []Voice        // attribute
}

// Token is the token a reference points at.
func (d *Document) Token(r TokenRef) *Token { return &d.Sentences[r.Sentence].Tokens[r.Token] }

// Text is the report's text.
func (d *Document) Text() string { return d.Report.Text }

// BlockOf is the block that holds a sentence.
func (d *Document) BlockOf(sentence int) *Block { return &d.Report.Blocks[d.Sentences[sentence].Block] }
