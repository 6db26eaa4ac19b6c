package dispute

import (
	"strings"

	"casus/clause"
)

// held is a stance with its matter: the token under which the matter stands.
type held struct {
	value  string
	matter int
	free   bool
	acts   []int // predicates on the way to the matter
	rules  []string
	talks  int    // a noun of talking whose subject the matter is, or -1: who refuses "talks on the border" refuses the talks too
	onTalk string // what is held on those talks
	direct bool   // the issue must be the act itself or its object
	own    bool   // only the speaker's own side holds it
	from   string // what it was before, where the predicate says that it was given up
}

// embeddedStance tells whether a stance predicate above this one already reads it: "ready to join", "refused to discuss".
func (s *sentence) embeddedStance(p *clause.Pred) bool {
	gov := s.g.Governor(p)
	if gov == nil {
		return false
	}
	for _, st := range s.stances(gov) {
		if (st.slot == "to" || st.value == turnOver) && s.slot(gov, st.slot) == p.Head {
			return true
		}
	}
	return s.r.turns["refusing"][gov.Lemma] && s.slot(gov, "to") == p.Head
}

// supposed tells whether a predicate stands in what is only asked, supposed, denied or tried: under "if", "whether", "before", "failed to", or as what
// somebody else is to do ("forced Tarsk to accept").
func (s *sentence) supposed(p *clause.Pred) bool {
	for q, steps := p, 0; q != nil && steps < 8; q, steps = s.g.Governor(q), steps+1 {
		if s.r.turns["supposing"][q.Mark] || s.inverted(q) {
			return true
		}
		gov := s.g.Governor(q)
		if gov == nil {
			continue
		}
		if (q.Rel == "ccomp" || q.Rel == "xcomp") && s.r.turns["denying"][gov.Lemma] {
			return true
		}
		if q.Gerund && q.Mark != "" && s.r.turns["accusing"][gov.Lemma] { // "accused Tarsk of supporting the siege"
			return true
		}
		if q.Rel != "xcomp" {
			continue
		}
		if s.r.turns["void"][gov.Lemma] {
			return true
		}
		if q.Infin && gov.Kind == clause.Verb && s.g.Child(gov.Head, "obj", "iobj") >= 0 {
			return true
		}
	}
	return false
}

// inverted tells of a condition without a subordinator: "had Tarsk accepted the truce".
func (s *sentence) inverted(p *clause.Pred) bool {
	if p.Rel != "advcl" || p.Mark != "" || p.SurfSubj < 0 {
		return false
	}
	aux := s.g.Child(p.Head, "aux", "aux:pass", "cop")
	return aux >= 0 && aux < p.SurfSubj && p.SurfSubj < p.Head
}

// stances are the rows of a predicate: by its lemma with its particle, and by lemma and object for "take part".
func (s *sentence) stances(p *clause.Pred) []stance {
	rows := s.r.stances[s.g.Verb(p)]
	if p.Kind != clause.Noun {
		for _, k := range s.g.Children(p.Head) {
			if d := s.g.S.Tokens[k].Deprel; d == "obj" || d == "xcomp" && s.g.S.Tokens[k].UPOS == "ADJ" || d == "advmod" && k == p.Head+1 {
				if more := s.r.stances[p.Lemma+" "+s.g.Lemma(k)]; len(more) > 0 {
					return more
				}
			}
		}
	}
	if len(rows) == 0 { // "unwilling", whatever its lemma
		rows = s.r.stances[strings.ToLower(s.g.S.Tokens[p.Head].Form)]
	}
	return rows
}

// stanceOf is what a predicate says, with the predicates below it taken in: "ready to join NATO" is for it, "refuses to discuss" shuts it
// out, "gave up its demand" turns the demand.
func (s *sentence) stanceOf(p *clause.Pred, depth int) (held, bool) {
	if depth > 4 {
		return held{}, false
	}
	rows := s.stances(p)
	for n, st := range rows {
		if !s.kindFits(p, st) || st.ahead && depth == 0 && p.Modal < 0 && !p.Progress && !(p.Neg && p.Tense == clause.Present) {
			continue
		}
		matter := s.slot(p, st.slot)
		if q := s.g.At(matter); q != nil && st.slot == "to" && s.r.turns["no-act"][s.g.Verb(q)] {
			return held{}, false
		}
		if matter < 0 || s.g.S.Tokens[matter].UPOS != "PRON" && s.v.party(s.g, s.si, matter, nil) != nil && s.another(p, rows[n+1:]) { // who is urged or called on is not the matter
			continue
		}
		h := held{value: st.value, matter: s.admitted(p, matter), free: st.free, own: st.own, rules: []string{st.id()}, talks: -1}
		if !s.r.turns["ending"][p.Lemma] || st.value != against { // who suspends sanctions is against them: the end is the stance, not a part of the matter
			h.acts = []int{p.Head}
		}
		if below := s.g.At(matter); below != nil && below != p {
			if inner, ok := s.stanceOf(below, depth+1); ok {
				h = s.combine(p, h, inner)
				s.taken[below.Head] = true
			} else if below.Kind == clause.Verb && (below.Neg || below.NegArg) {
				h.value = flip(h.value) // "urged the army not to use force"
			}
		}
		if st.inner && len(h.rules) == 1 {
			continue
		}
		if h.value == turnOver {
			h.value = against
		}
		h.value, h.onTalk = s.modified(p, h.value), s.modified(p, h.onTalk)
		return h, true
	}
	return held{}, false
}

// another tells whether one of further rows of a predicate has a matter.
func (s *sentence) another(p *clause.Pred, rows []stance) bool {
	for _, st := range rows {
		if s.kindFits(p, st) && s.slot(p, st.slot) >= 0 {
			return true
		}
	}
	return false
}

// modified is a stance under its predicate's negation, modal and condition.
func (s *sentence) modified(p *clause.Pred, value string) string {
	if value == "" {
		return ""
	}
	if p.Neg || p.NegArg {
		if value != against && value != shutOut && s.until(p.Head) { // "will not talk until the guns fall silent"
			return onTerms
		}
		value = s.negate(value)
	}
	if value != forIt && value != open {
		return value
	}
	switch {
	case s.onCondition(p.Head):
		return onTerms
	case s.r.turns["maybe"][s.g.ModalLemma(p)]:
		return open
	}
	return value
}

// combine is an outer stance over an inner one.
func (s *sentence) combine(p *clause.Pred, outer, inner held) held {
	h := inner
	h.rules = append(append([]string{}, outer.rules...), inner.rules...)
	h.acts = append(append([]int{}, outer.acts...), inner.acts...)
	h.free = outer.free || inner.free
	refusing := outer.value == against || s.r.turns["refusing"][p.Lemma]
	switch {
	case inner.value == talk && refusing:
		h.value = shutOut
	case inner.value == talk && (outer.value == forIt || outer.value == open):
		h.value = open
	case inner.value == talk:
		h.value = talk
	case outer.value == against: // "refuses to rule out" leaves it open
		h.value = s.negate(inner.value)
	case outer.value == onTerms:
		h.value = onTerms
	case outer.value == turnOver:
		h.value = flip(inner.value)
		if s.done(p) {
			h.from = inner.value
		}
	case outer.value == open && inner.value == forIt:
		h.value = open
	}
	if inner.value == talk && s.g.S.Tokens[outer.matter].UPOS == "NOUN" {
		h.talks, h.onTalk = outer.matter, outer.value
		if refusing {
			h.onTalk = against
		}
	}
	return h
}

// negate is a stance under negation: who does not discuss shuts the matter out, who does not rule out leaves it open.
func (s *sentence) negate(value string) string {
	switch value {
	case talk:
		return shutOut
	case against:
		return open
	case shutOut:
		return open
	}
	return flip(value)
}

func flip(value string) string {
	switch value {
	case forIt, onTerms, open:
		return against
	case against:
		return forIt
	}
	return value
}

func (s *sentence) kindFits(p *clause.Pred, st stance) bool {
	switch st.kind {
	case "verb":
		return p.Kind == clause.Verb
	case "adj":
		return p.Kind == clause.Adjective || p.Kind == clause.Copula || p.Kind == clause.Verb && (p.Passive || p.Partic)
	case "prep", "verdict", "exists":
		return false
	}
	return p.Kind == clause.Noun || p.Kind == clause.Copula
}

// slot is the token that stands in a slot of the predicate, or -1.
func (s *sentence) slot(p *clause.Pred, slot string) int {
	if slot == "to" {
		for _, a := range s.g.Args(p) {
			if q := s.g.At(a.Head); a.Role == clause.Open && q != nil && q.Infin {
				return a.Head
			}
		}
	}
	for _, a := range s.g.Args(p) {
		switch slot {
		case "obj":
			if a.Role == clause.Object {
				return a.Head
			}
			if a.Role == clause.Open && s.g.S.Tokens[a.Head].XPOS == "VBG" { // gave up joining
				return a.Head
			}
		case "to":
			if a.Role == clause.Oblique && a.Case == "to" && s.v.party(s.g, s.si, a.Head, nil) == nil {
				return a.Head
			}
		case "that":
			if a.Role == clause.Clausal {
				return a.Head
			}
		default:
			if a.Case == slot && (a.Role == clause.Oblique || a.Role == clause.Object) {
				return a.Head
			}
		}
	}
	if gov := s.g.Governor(p); p.Kind == clause.Noun && gov != nil { // "gave up its demand for reparations", hung on the verb
		for _, a := range s.g.Args(gov) {
			if a.Role == clause.Oblique && a.Case == slot && a.Head > p.Head {
				return a.Head
			}
		}
		for _, k := range s.g.Children(gov.Head) { // "gave up its bid to join", the same
			if m := s.g.Child(k, "mark"); slot == "to" && m == p.Head+1 && s.g.S.Tokens[k].Deprel == "advcl" {
				return k
			}
		}
	}
	if k := s.g.Child(p.Head, "obj"); k >= 0 && p.Kind == clause.Verb && slot != "obj" && slot != "to" && slot != "that" && s.r.stances[p.Lemma+" "+s.g.Lemma(k)] != nil { // "take part in talks", hung on "part"
		for _, m := range s.g.Children(k) {
			if s.g.Prep(m) == slot {
				return m
			}
		}
	}
	// An infinitive or gerund below the predicate that the tree hangs as an adverbial or adnominal clause.
	for _, k := range s.g.Children(p.Head) {
		rel := s.g.S.Tokens[k].Deprel
		if rel != "advcl" && rel != "acl" && rel != "xcomp" && rel != "ccomp" {
			continue
		}
		mark := ""
		for _, m := range s.g.Children(k) {
			if d := s.g.S.Tokens[m].Deprel; d == "mark" || d == "case" {
				mark = strings.ToLower(s.g.S.Tokens[m].Form)
				break
			}
		}
		if slot == mark && mark != "" || slot == "to" && rel == "xcomp" && s.g.S.Tokens[k].UPOS == "VERB" || slot == "obj" && p.Particle >= 0 && s.g.S.Tokens[k].XPOS == "VBG" && mark == "" {
			return k
		}
	}
	return -1
}

// onCondition tells whether a predicate stands under a condition: "if", "as long as", "in return for".
func (s *sentence) onCondition(head int) bool {
	for _, k := range s.g.Children(head) {
		switch rel := s.g.S.Tokens[k].Deprel; rel {
		case "advcl", "acl", "advmod", "ccomp":
			if s.r.turns["condition"][s.subordinator(k)] {
				return true
			}
		case "obl":
			if prep := s.g.Prep(k); s.r.turns["condition-phrase"][prep] || s.r.turns["condition-phrase"][prep+" "+s.g.Lemma(k)] {
				return true
			}
		}
	}
	return false
}

// until tells whether what is refused is refused only up to a point.
func (s *sentence) until(head int) bool {
	for _, k := range s.g.Children(head) {
		switch rel := s.g.S.Tokens[k].Deprel; {
		case rel == "advcl" && s.r.turns["until"][s.subordinator(k)], rel == "obl" && s.r.turns["until"][s.g.Prep(k)]:
			return true
		}
	}
	return false
}

// done tells whether a predicate is told as a fact: finite or perfect, without modal or negation, not as what somebody is willing to do.
func (s *sentence) done(p *clause.Pred) bool {
	return p.Kind == clause.Verb && p.Modal < 0 && !p.Neg && !p.NegArg && !p.Infin
}

// admitted is who is let in, where a predicate of admission has only the letting in as its object: "refused entry to the inspectors".
func (s *sentence) admitted(p *clause.Pred, matter int) int {
	if !s.r.turns["admission"][s.g.Lemma(matter)] {
		return matter
	}
	for _, a := range s.g.Args(p) {
		if a.Role == clause.Oblique && (a.Case == "to" || a.Case == "for") || a.Role == clause.Indirect {
			if is, _ := s.issueOf(a.Head, nil); is != nil {
				return a.Head
			}
		}
	}
	return matter
}

// subordinator is what joins an adverbial clause: "if", "as long as", "provided".
func (s *sentence) subordinator(clauseHead int) string {
	if q := s.g.At(clauseHead); q != nil && (s.r.turns["condition"][q.Mark] || s.r.turns["until"][q.Mark]) {
		return q.Mark
	}
	from, _ := s.g.Range(clauseHead)
	words := ""
	for i := from; i < min(from+3, len(s.g.S.Tokens)); i++ {
		words = strings.TrimSpace(words + " " + strings.ToLower(s.g.S.Tokens[i].Form))
		if s.r.turns["condition"][words] || s.r.turns["until"][words] {
			return words
		}
	}
	return ""
}

// longer tells of a stance that was held and is held no more: "no longer supports".
func (s *sentence) longer(p *clause.Pred) bool {
	for _, k := range s.g.Children(p.Head) {
		if k == 0 || s.g.S.Tokens[k].Deprel != "advmod" {
			continue
		}
		phrase := strings.ToLower(s.g.S.Tokens[k-1].Form + " " + s.g.S.Tokens[k].Form)
		if s.r.turns["no-longer"][phrase] {
			return true
		}
	}
	return false
}
