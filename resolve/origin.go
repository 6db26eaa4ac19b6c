package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus"
)

// datelineBytes is within how many bytes of a report its agency's mark is looked for.
const datelineBytes = 120

// creditOf is the agency that a report credits in its dateline ("TESK (MNA) - ...") or credit line, "" when none but itself. The mark is resolved
// to a medium of the record where it can be.
func creditOf(rec *casus.Record) string {
	outlet := ""
	if rec.Report.Source != nil {
		outlet = *rec.Report.Source
	}
	text := rec.Report.Text
	head := text[:min(len(text), datelineBytes)]
	if i := strings.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	open := strings.IndexByte(head, '(')
	if open < 0 {
		return ""
	}
	size := strings.IndexByte(head[open:], ')')
	if size < 2 || !strings.ContainsAny(head[open+size:min(len(head), open+size+6)], "-–—") {
		return "" // a bracket in running text
	}
	mark := strings.TrimSpace(head[open+1 : open+size])
	name := medium(rec, casus.Span{Start: open + 1, End: open + size}, mark)
	if sameOutlet(name, outlet) || sameOutlet(mark, outlet) {
		return ""
	}
	return name
}

// medium is the name of the medium that a mark stands for.
func medium(rec *casus.Record, at casus.Span, mark string) string {
	for i := range rec.Actors {
		a := &rec.Actors[i]
		for j := range a.Mentions {
			if a.Mentions[j].Spans.Overlaps(at) && a.Name != "" && a.Kind == "media" {
				return a.Name
			}
		}
	}
	return mark
}

// sameOutlet reports whether two names are of one outlet: equal but for case, an article, or one being the other's initials.
func sameOutlet(a, b string) bool {
	wa, wb := Words(a), Words(b)
	if len(wa) == 0 || len(wb) == 0 {
		return false
	}
	ja, jb := strings.Join(wa, " "), strings.Join(wb, " ")
	if ja == jb || strings.HasSuffix(ja, " "+jb) && len(wa) == len(wb)+1 || strings.HasSuffix(jb, " "+ja) && len(wb) == len(wa)+1 {
		return true
	}
	return len(wa) == 1 && initials(b) == ja || len(wb) == 1 && initials(a) == jb
}

func initials(name string) string {
	var out []rune
	for _, w := range strings.Fields(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			out = append(out, unicode.ToLower(r))
		}
	}
	return string(out)
}

// voice is who carries a statement.
type voice struct {
	speaker string // actor id or name; "" when unnamed or unknown
	media   string // medium that passes it on, or is itself the source; "" for none
}

// voicesOf keeps of a record's statements who speaks and which medium passes it on.
func voicesOf(rec *casus.Record, n *names) map[string]*voice {
	if len(rec.Statements) == 0 {
		return nil
	}
	kind := map[string]string{}
	for i := range rec.Actors {
		kind[rec.Actors[i].ID] = rec.Actors[i].Kind
	}
	isMedia := func(a casus.ActorRef) bool { return a.Sector == "JRN" || kind[a.Actor] == "media" }
	nameOf := func(a casus.ActorRef) string {
		if a.Name != "" {
			return n.one(a.Name)
		}
		if a.Actor != "" {
			return n.one(a.Actor)
		}
		return n.one(a.Text)
	}
	out := map[string]*voice{}
	for i := range rec.Statements {
		s := &rec.Statements[i]
		v := &voice{}
		if len(s.Chain) > 0 {
			v.media = nameOf(s.Chain[len(s.Chain)-1])
		}
		if s.Source != nil {
			switch {
			case isMedia(s.Source.ActorRef):
				v.media = nameOf(s.Source.ActorRef)
			case !s.Source.Unnamed && s.Source.Actor != "":
				v.speaker = n.one(s.Source.Actor)
			case !s.Source.Unnamed:
				v.speaker = nameOf(s.Source.ActorRef)
			}
		}
		out[n.one(s.ID)] = v
	}
	return out
}

// origin is whom a mention's account comes from in the end.
func (x *Index) origin(m *mention) string {
	rep := &x.reports[m.report]
	if v := rep.voices[m.row.Voice]; v != nil {
		switch {
		case v.media != "" && !sameOutlet(v.media, rep.outlet):
			return "outlet:" + x.outletName(v.media)
		case v.speaker != "":
			return "statement:" + v.speaker
		case m.row.Voice != casus.VoiceOutlet:
			return "unnamed:" + x.base(m.report)[strings.IndexByte(x.base(m.report), ':')+1:]
		}
	}
	return x.base(m.report)
}

// base is where a report's own words come from: itself, the agency it credits, or the first of the reports that it is a copy of.
func (x *Index) base(n int32) string {
	first := n
	seen := map[int32]bool{n: true}
	group := []int32{n}
	for i := 0; i < len(group); i++ {
		for _, o := range x.copies[group[i]] {
			if !seen[o] {
				seen[o] = true
				group = append(group, o)
			}
		}
	}
	slices.SortFunc(group, func(a, b int32) int { return strings.Compare(x.reports[a].id, x.reports[b].id) })
	for _, o := range group {
		if c := x.reports[o].credit; c != "" {
			return "agency:" + x.outletName(c)
		}
	}
	for _, o := range group {
		a, b := &x.reports[o], &x.reports[first]
		if a.day < b.day && a.day != never || a.day == b.day && a.id < b.id {
			first = o
		}
	}
	if first != n && !sameOutlet(x.reports[first].outlet, x.reports[n].outlet) {
		return "outlet:" + outletOrID(&x.reports[first])
	}
	return "own:" + outletOrID(&x.reports[first])
}

func outletOrID(r *report) string {
	if r.outlet != "" {
		return r.outlet
	}
	return r.id
}

// outletName is the full name of an outlet given by its initials, where an outlet of the set has them.
func (x *Index) outletName(name string) string {
	if strings.ContainsRune(name, ' ') || strings.ToUpper(name) != name {
		return name
	}
	best := ""
	for i := range x.outlets {
		if o := x.outlets[i]; o != name && initials(o) == strings.ToLower(name) && (best == "" || o < best) {
			best = o
		}
	}
	if best == "" {
		return name
	}
	return best
}

// independent counts the origins that do not come from one another: by name, whatever the way.
func independent(accounts []casus.Account) int {
	set := map[string]bool{}
	for _, a := range accounts {
		_, name, _ := strings.Cut(a.Origin, ":")
		set[name] = true
	}
	return len(set)
}
