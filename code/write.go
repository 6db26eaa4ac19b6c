package code

import (
	"sort"
	"strings"

	"casus"
	"casus/clause"
)

// write makes the event mention of what was found.
func (sc *scene) write(f *found) casus.EventMention {
	v := f.val
	p := &sc.g.Preds[f.pred]
	e := casus.EventMention{
		Type:     v.code.Type,
		Sources:  refs(f.sources),
		Targets:  refs(withoutParties(f.targets, f.sources)),
		Trigger:  sc.trigger(v, p),
		Realis:   f.realis.value,
		Voice:    casus.VoiceOutlet,
		Figures:  []string{},
		Contexts: sc.contexts(v),
		Quad:     sc.c.ontology.types[v.code.Type].Quad,
		At:       casus.TokenRef{Sentence: sc.si, Token: v.trigger[0]},
	}
	if v.mutual {
		e.Targets = []casus.ActorRef{}
	}
	if v.code.Mode != "" {
		m := v.code.Mode
		e.Mode = &m
	}
	if v.inner != nil {
		e.Inner = &casus.Inner{Type: v.inner.code.Type}
		if m := v.inner.code.Mode; m != "" {
			e.Inner.Mode = &m
		}
	}
	if code := sc.cameo(v); code != "" {
		e.CAMEO = &code
	}
	if s := sc.c.ontology.score(v.code); s != nil {
		x := *s
		e.Intensity = &x
	}
	for _, r := range v.rules {
		if r != "" {
			e.Rules = append(e.Rules, r)
		}
	}
	e.Rules = append(e.Rules, "realis:"+f.realis.value)
	sc.voice(&e, v)
	sc.circumstances(&e, f)
	if sc.doc.Report.Blocks != nil {
		if b := sc.s.Block; b >= 0 && b < len(sc.doc.Report.Blocks) && sc.doc.Report.Blocks[b].Kind == casus.Caption {
			e.Caption = true
		}
	}
	e.Confidence = sc.confidence(&e)
	return e
}

func (sc *scene) cameo(v *val) string {
	if (v.stage == stageDone || v.act.inner != nil) && v.act.cameo != "" {
		return v.act.cameo
	}
	return sc.c.ontology.cameo(v.code)
}

// maxGap is the number of tokens between verb and event noun up to which the words between belong to the trigger's piece.
const maxGap = 5

// trigger is the predicate's words: the verb group with its particle and the noun that makes the act.
func (sc *scene) trigger(v *val, p *clause.Pred) casus.Evidence {
	var spans []casus.Span
	from, to := -1, -1
	head := v.trigger[0]
	if q := sc.g.At(head); q != nil && q.Kind == clause.Verb {
		f, t := sc.g.Group(q)
		for f < q.Head && (sc.tok(f).UPOS == "PUNCT" || q.Head-f > 4) {
			f++
		}
		if t-q.Head > 4 {
			t = q.Head + 1
		}
		from, to = f, t
	} else {
		from, to = head, head+1
	}
	rest := v.trigger[1:]
	for _, t := range rest {
		if t < 0 {
			continue
		}
		switch {
		case t >= from && t < to:
		case t >= to && t-to <= maxGap && !sc.crosses(to, t):
			to = t + 1
		case t < from && from-t <= maxGap && !sc.crosses(t+1, from):
			from = t
		default:
			spans = append(spans, sc.tok(t).Span)
		}
	}
	spans = append(spans, sc.tok(from).Cover(sc.tok(to-1).Span))
	return casus.Quote(sc.doc.Report.Text, spans...)
}

// crosses reports whether punctuation or a name stands in the range.
func (sc *scene) crosses(from, to int) bool {
	for i := from; i < to; i++ {
		if t := sc.tok(i); t.UPOS == "PUNCT" || t.UPOS == "PROPN" {
			return true
		}
	}
	return false
}

// contexts are the contexts of the act and those that words of the sentence bring.
func (sc *scene) contexts(v *val) []string {
	seen := map[string]bool{}
	out := []string{}
	add := func(c string) {
		if !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	for _, a := range []*act{v.act, v.inner} {
		if a != nil {
			for _, c := range a.contexts {
				add(c)
			}
		}
	}
	for i := range sc.lemmas {
		for _, cw := range sc.c.words.contexts[sc.lemma(i)] {
			if sc.precede(i, cw.before) {
				add(cw.context)
			}
		}
	}
	sort.Strings(out)
	return out
}

// voice says who vouches for the event: the innermost statement whose content holds it, unless the event is done by that
// very statement.
func (sc *scene) voice(e *casus.EventMention, v *val) {
	at := sc.tok(v.trigger[0]).Span
	best := -1
	own := sc.saidByDoer(e)
	for i := range sc.voices {
		vs := &sc.voices[i]
		if vs.cue.Overlaps(at) || own >= 0 && vs.cue.Overlaps(sc.tok(own).Span) {
			e.PerformedBy = sc.doc.Statements[vs.statement].ID
			continue
		}
		if vs.span.Contains(at) && (best < 0 || vs.span.Len() < sc.voices[best].span.Len()) {
			best = i
		}
	}
	if best >= 0 {
		e.Voice = sc.doc.Statements[sc.voices[best].statement].ID
	}
}

// saidByDoer is the verb of saying by which a party itself does an act of words: "Tarsk said it would lend", "we are sorry, the minister
// said"; -1 when another tells of the act.
func (sc *scene) saidByDoer(e *casus.EventMention) int {
	p := sc.g.At(e.At.Token)
	if p == nil || p.Kind == clause.Noun || e.Quad != verbalCooperation && e.Quad != verbalConflict || e.Realis != casus.Actual {
		return -1
	}
	if say := sc.sayAbove(p); say != nil && say != p && sc.speaksOfSelf(say, p) {
		return say.Head
	}
	return -1
}

// circumstances finds time, place and figures: those in the event's own clause, nearest first; none is taken by default.
func (sc *scene) circumstances(e *casus.EventMention, f *found) {
	top := sc.clauseTop(f)
	bestTime, bestDist := -1, 1<<30
	for _, i := range sc.timesIn[sc.si] {
		t := &sc.doc.Times[i]
		if t.Begin == nil || t.Type == "DURATION" || t.Type == "SET" {
			continue
		}
		if d := sc.distance(f, top, t.At.Token); d < bestDist && !sc.datesNoun(e, t) {
			bestTime, bestDist = i, d
		}
	}
	if bestTime >= 0 {
		t := &sc.doc.Times[bestTime]
		e.Time = &casus.EventTime{Begin: *t.Begin, Basis: "time expression in the clause", Mention: t.ID}
		if t.End != nil {
			e.Time.End = *t.End
		}
		sc.datedBack(e, t)
	}
	if bestPlace := sc.whereOf(f); bestPlace >= 0 {
		pl := &sc.doc.Places[bestPlace]
		e.Place = &casus.EventPlace{Mention: pl.ID, Evidence: pl.Evidence, Name: pl.Name, Country: pl.Country, GeonameID: pl.GeonameID}
	}
	for _, i := range sc.figsIn[sc.si] {
		fig := &sc.doc.Figures[i]
		if sc.distance(f, top, fig.At.Token) < 1<<30 {
			e.Figures = append(e.Figures, fig.ID)
		}
	}
}

// datesNoun reports whether a time belongs to a noun below the event: it stands before the noun ("the 1924 massacre", "Monday's raid"), or it is a
// year or more behind an act ("raids in the 1970s").
func (sc *scene) datesNoun(e *casus.EventMention, t *casus.Time) bool {
	at := sc.g.Head(t.At.Token)
	if at < 0 || at == e.At.Token || sc.tok(at).UPOS != "NOUN" && sc.tok(at).UPOS != "PROPN" || e.Trigger.Spans.Overlaps(sc.tok(at).Span) {
		return false
	}
	if t.At.Token < at {
		return true
	}
	p := sc.g.At(at)
	return p != nil && p.Kind == clause.Noun && (t.Granularity == "year" || t.Granularity == "decade" || t.Granularity == "century")
}

// datedBack turns an event with a date well before the report into background.
func (sc *scene) datedBack(e *casus.EventMention, t *casus.Time) {
	day := sc.doc.Report.Day()
	if day == "" || e.Time.End == "" || len(e.Time.End) < 4 || e.Realis != casus.Actual {
		return
	}
	if p := sc.g.At(e.At.Token); p != nil && p.Kind == clause.Verb && p.Tense == clause.Present && !p.Perfect {
		return // told in the present: the date is another's
	}
	if monthsBetween(e.Time.End, day) >= 2 {
		e.Realis = casus.Historical
		e.Rules = append(e.Rules, "realis:dated-back")
	}
}

// monthsBetween is the number of months from one ISO date to another; 0 when one cannot be read.
func monthsBetween(end, day string) int {
	num := func(s string) int {
		if len(s) < 7 {
			if len(s) < 4 {
				return -1
			}
			return atoi(s[:4])*12 + 11
		}
		return atoi(s[:4])*12 + atoi(s[5:7])
	}
	a, b := num(end), num(day)
	if a < 0 || b < 0 {
		return 0
	}
	return b - a
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return -1 << 20
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// clauseTop is the head of the clause that the event stands in: its predicate, for a noun the verb above it.
func (sc *scene) clauseTop(f *found) int {
	t := sc.g.Preds[f.pred].Head
	for n := 0; n < maxDepth; n++ {
		p := sc.g.At(t)
		if p != nil && p.Kind == clause.Verb {
			return t
		}
		h := sc.g.Head(t)
		if h < 0 {
			return t
		}
		t = h
	}
	return t
}

// distance is how far up from a mention the event's clause is reached: 0 = it hangs on the event itself; 1<<30 = it belongs
// to another clause.
func (sc *scene) distance(f *found, top, token int) int {
	head := sc.g.Preds[f.pred].Head
	n := 0
	for t := token; t >= 0; t = sc.g.Head(t) {
		if t == head {
			return n
		}
		if t == top {
			return n + 8
		}
		if t != token {
			if p := sc.g.At(t); p != nil && p.Kind == clause.Verb && !sc.carries(p, head) {
				// a verb between: another clause, unless coordinated with the event's
				if p.First >= 0 || sc.g.Preds[f.pred].First >= 0 && sc.g.Index(p) == sc.g.Preds[f.pred].First {
					return n + 16
				}
				return 1 << 30
			}
		}
		n++
	}
	return 1 << 30
}

// carries reports whether a verb only carries the event noun that it hangs on: "strikes launched four days before".
func (sc *scene) carries(p *clause.Pred, noun int) bool {
	if base(p.Rel) != "acl" || sc.g.Head(p.Head) != noun {
		return false
	}
	for _, op := range sc.operatorsOf(p) {
		if op.op == opDo {
			return true
		}
	}
	return false
}

// confidence is the share of rows like this one whose type was right on gold (data/event/confidence.txt).
func (sc *scene) confidence(e *casus.EventMention) float64 {
	kind, _, _ := strings.Cut(e.Rules[0], ":")
	parties := "no"
	switch s, t := named(e.Sources), named(e.Targets); {
	case s > 0 && t > 0 || s+t > 1:
		parties = "both"
	case s+t > 0:
		parties = "one"
	}
	if c, ok := sc.c.shares[kind+" "+parties]; ok {
		return c
	}
	return sc.c.shares["noun no"]
}

// named counts the references that have words of their own.
func named(refs []casus.ActorRef) int {
	n := 0
	for i := range refs {
		if len(refs[i].Spans) > 0 {
			n++
		}
	}
	return n
}
