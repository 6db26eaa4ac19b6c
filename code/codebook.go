package code

import (
	"fmt"
	"sort"
	"strings"

	"casus/lexicon"
)

// Codebook writes an ontology as a document in Markdown: types with modes and codes, the stage-by-content table, and every
// act with its words, an example and a counter-example. It is made of the data that the coder runs on, and of nothing else.
func Codebook(lex *lexicon.Set, ontology string) (string, error) {
	if ontology == "" {
		ontology = "plover"
	}
	o, err := LoadOntology(lex, ontology)
	if err != nil {
		return "", err
	}
	examples, err := lex.Table("event/examples.txt", "act", "yes", "no")
	if err != nil {
		return "", err
	}
	yes, no := map[string]string{}, map[string]string{}
	for _, r := range examples.Rows {
		yes[r.Get("act")], no[r.Get("act")] = r.Get("yes"), r.Get("no")
	}
	verbs, err := wordsOf(lex, "event/verbs.txt")
	if err != nil {
		return "", err
	}
	nouns, err := wordsOf(lex, "event/nouns.txt")
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Codebook: %s %s\n\n", o.Name, o.Version)
	fmt.Fprintf(&b, "Made by `go test ./code -run Codebook -update` from `data/ontology/%s.yaml` and `data/event`; a test fails when it is out of date.\n\n", ontology)
	b.WriteString("## Types\n\n| type | quad | score | CAMEO | recipient | the party ... | modes (score, CAMEO) |\n|---|---|---|---|---|---|---|\n")
	for _, t := range o.Types {
		var modes []string
		for _, m := range modeNames(t) {
			modes = append(modes, strings.TrimSpace(fmt.Sprintf("%s (%s)", m, strings.Trim(number(t.Modes[m].Score)+", "+t.Modes[m].CAMEO, ", "))))
		}
		fmt.Fprintf(&b, "| %s | %d | %s | %s | %s | %s | %s |\n", t.ID, t.Quad, number(t.Score), t.CAMEO, t.Recipient, t.Is, strings.ReplaceAll(strings.Join(modes, ", "), " ()", ""))
	}
	o.stageTable(&b)
	b.WriteString("\n## Acts\n\nAn act is what a class of words denotes. The rule of a row names it: `verb:ACT:WORD`, `noun:ACT:WORD`.\n")
	for _, t := range o.Types {
		fmt.Fprintf(&b, "\n### %s\n", t.ID)
		for _, id := range o.ActIDs() {
			if a := o.acts[id]; a.code.Type == t.ID {
				fmt.Fprintf(&b, "\n**%s**: %s, content %s", id, a.code, a.content)
				if a.cameo != "" {
					fmt.Fprintf(&b, ", CAMEO %s", a.cameo)
				}
				if len(a.contexts) > 0 {
					fmt.Fprintf(&b, ", contexts %s", strings.Join(a.contexts, ", "))
				}
				b.WriteString("  \n")
				list(&b, "Verbs", verbs[id])
				list(&b, "Nouns", nouns[id])
				fmt.Fprintf(&b, "Yes: %s  \nNo: %s\n", yes[id], no[id])
			}
		}
	}
	return b.String(), nil
}

// stageTable writes what the acts of each content count as at each stage.
func (o *Ontology) stageTable(b *strings.Builder) {
	stages := []string{"asked", "promised", "announced", "refused", "cut", "cancelled", "threatened"}
	fmt.Fprintf(b, "\n## Stage by content\n\nAn operator puts the act below it at a stage (\"refused to lift\", \"threatened to cut\"); single acts may differ.\n\n| content | %s |\n|%s\n", strings.Join(stages, " | "), strings.Repeat("---|", len(stages)+1))
	contents := make([]string, 0, len(o.rows))
	for c := range o.rows {
		contents = append(contents, c)
	}
	sort.Strings(contents)
	for _, c := range contents {
		fmt.Fprintf(b, "| %s |", c)
		for _, s := range stages {
			if code, ok := o.rows[c][s]; ok {
				fmt.Fprintf(b, " %s |", code)
			} else {
				b.WriteString(" |")
			}
		}
		b.WriteString("\n")
	}
}

// maxListed is the number of words that the codebook prints of a class.
const maxListed = 24

func list(b *strings.Builder, name string, words []string) {
	if len(words) == 0 {
		return
	}
	more := ""
	if n := len(words) - maxListed; n > 0 {
		words, more = words[:maxListed], fmt.Sprintf(" and %d more", n)
	}
	fmt.Fprintf(b, "%s: %s%s  \n", name, strings.Join(words, ", "), more)
}

// wordsOf are the words of each act in a table, in order, without repeats.
func wordsOf(lex *lexicon.Set, file string) (map[string][]string, error) {
	t, err := lex.Table(file, "act", "words")
	if err != nil {
		return nil, err
	}
	out, seen := map[string][]string{}, map[string]bool{}
	for _, r := range t.Rows {
		id := r.Get("act")
		for _, w := range r.List("words") {
			w = strings.ReplaceAll(w, "*", "")
			if !seen[id+" "+w] {
				seen[id+" "+w] = true
				out[id] = append(out[id], w)
			}
		}
	}
	return out, nil
}

func modeNames(t Type) []string {
	names := make([]string, 0, len(t.Modes))
	for m := range t.Modes {
		names = append(names, m)
	}
	sort.Strings(names)
	return names
}

func number(x *float64) string {
	if x == nil {
		return ""
	}
	return fmt.Sprintf("%g", *x)
}
