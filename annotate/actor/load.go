package actor

import (
	"fmt"
	"path"
	"regexp"
	"sort"
	"strings"

	"casus/lexicon"
)

// folder is where the registry lies in the data.
const folder = "actor"

// Load reads the registry. The error has kind casus.KindData and names file and line.
func Load(lex *lexicon.Set) (*Registry, error) {
	r, faults := load(lex)
	if len(faults) > 0 {
		return nil, faults[0]
	}
	return r, nil
}

// load reads as much as it can and returns all faults in order of file and line.
func load(lex *lexicon.Set) (*Registry, []error) {
	r := &Registry{
		titles: map[string]*title{}, spelling: map[string]string{}, words: map[string]map[string]bool{}, byID: map[string]*Entry{},
		holders: map[string][]holder{}, leads: map[string][]holder{}, phrases: map[string][]*Office{},
	}
	var faults []error
	for _, name := range lex.Files(folder) {
		if path.Ext(name) != ".tsv" {
			continue
		}
		table, err := lex.Table(name)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		for _, row := range table.Rows {
			if err := r.add(row); err != nil {
				faults = append(faults, err)
			}
		}
	}
	return r, append(faults, r.index()...)
}

// add takes one row of any file of the folder; the columns that are filled say what it is.
func (r *Registry) add(row lexicon.Row) error {
	switch {
	case row.Get("noun") != "":
		return r.addAgent(row)
	case row.Get("phrases") != "":
		return r.addOffice(row)
	case row.Get("title") != "":
		r.titles[strings.ToLower(row.Get("title"))] = &title{sector: row.Get("sector"), rank: row.Get("rank") != "", gender: row.Get("gender")}
		return nil
	case row.Get("spelling") != "":
		for _, v := range row.List("variants") {
			r.spelling[v] = row.Get("spelling")
		}
		return nil
	case row.Get("localities") != "":
		if !codeForm.MatchString(row.Get("country")) {
			return row.Errorf("localities of unknown country %q", row.Get("country"))
		}
		r.localities = append(r.localities, localities{row.Get("country"), row.List("localities")})
		return nil
	case row.Get("use") != "":
		set := r.words[row.Get("use")]
		if set == nil {
			set = map[string]bool{}
			r.words[row.Get("use")] = set
		}
		for _, w := range row.List("words") {
			set[w] = true
		}
		return nil
	case row.Get("collective") != "":
		r.Collectives = append(r.Collectives, &Collective{Phrase: row.Get("collective"), ID: row.Get("id"), Name: row.Get("name"),
			Country: row.Get("country"), Sector: row.Get("sector"), Members: row.List("members"), row: row})
		return nil
	}
	return r.addEntry(row)
}

func (r *Registry) addAgent(row lexicon.Row) error {
	a := &Agent{Noun: row.Get("noun"), Plural: row.Get("plural"), Sector: row.Get("sector"), row: row}
	a.Owned = row.Get("class") == "owned"
	a.Body = a.Owned || row.Get("class") == "body"
	if c := row.Get("class"); !a.Body && c != "agent" {
		return row.Errorf("class %q is none of body, agent, owned", c)
	}
	if !sectors[a.Sector] && !nonState[a.Sector] {
		return row.Errorf("unknown sector %q", a.Sector)
	}
	r.Agents = append(r.Agents, a)
	return nil
}

func (r *Registry) addOffice(row lexicon.Row) error {
	o := &Office{Key: row.Get("office"), Phrases: row.List("phrases"), Sector: row.Get("sector"), Single: row.Get("single") == "y", row: row}
	if o.Key == "" {
		return row.Errorf("an office without key")
	}
	if o.Sector != "" && !sectors[o.Sector] {
		return row.Errorf("unknown sector %q", o.Sector)
	}
	for _, s := range row.List("scope") {
		if s == "org" {
			o.Org = true
			continue
		}
		if o.Only == nil {
			o.Only = map[string]bool{}
		}
		o.Only[s] = true
	}
	r.Offices = append(r.Offices, o)
	return nil
}

var (
	codeForm     = regexp.MustCompile(`^[A-Z]{3}$`)
	idForm       = regexp.MustCompile(`^[A-Z]{3}(:[A-Za-z0-9+&.'-]+)*$`)
	wikidataForm = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	dateForm     = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
)

func (r *Registry) addEntry(row lexicon.Row) error {
	e := &Entry{ID: row.Get("id"), Name: row.Get("name"), Kind: row.Get("kind"), Country: row.Get("country"), Sector: row.Get("sector"),
		Aliases: row.List("aliases"), Gender: row.Get("gender"), Wikidata: row.Get("wikidata"), Verified: row.Get("verified") != "no",
		Article: row.Get("article") != "", Adjectives: row.List("adj"), People: row.List("nouns"), Capitals: row.List("capital"), Seats: row.List("seats"),
		Parent: row.Get("parent"), File: row.File, Line: row.Line}
	if !idForm.MatchString(e.ID) {
		return row.Errorf("id %q does not begin with a country or non-state code", e.ID)
	}
	if e.Name == "" {
		return row.Errorf("%s has no name", e.ID)
	}
	if e.Wikidata != "" && !wikidataForm.MatchString(e.Wikidata) {
		return row.Errorf("%q is no Wikidata id", e.Wikidata)
	}
	switch e.Kind {
	case "state", "territory", "partial", "region":
		e.Status, e.Kind = e.Kind, State
		e.Country = e.ID[:3]
		if e.Parent != "" {
			e.Country = e.Parent
		}
		if e.Status == "partial" {
			e.Sector = "PRE"
		}
	case "":
		e.Kind = Person
	case Person, Organisation, Group, Media:
	default:
		return row.Errorf("unknown kind %q", e.Kind)
	}
	parts := strings.Split(e.ID, ":")
	if e.Country == "" {
		e.Country = parts[0]
	}
	if e.Sector == "" && len(parts) > 2 && sectors[parts[1]] {
		e.Sector = parts[1]
	}
	if e.Sector != "" && !sectors[e.Sector] {
		return row.Errorf("unknown sector %q", e.Sector)
	}
	for _, text := range strings.Split(row.Get("offices"), ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		t, err := parseTerm(text, parts[0])
		if err != nil {
			return row.Errorf("%v", err)
		}
		e.Terms = append(e.Terms, t)
	}
	if old := r.byID[e.ID]; old != nil {
		if !strings.Contains(row.File, "+.") {
			return row.Errorf("%s stands at %s:%d already", e.ID, old.File, old.Line)
		}
		for i := range r.Entries {
			if r.Entries[i] == old {
				r.Entries[i] = e
			}
		}
	} else {
		r.Entries = append(r.Entries, e)
	}
	r.byID[e.ID] = e
	return nil
}

// parseTerm reads "office[*][@scope] from..to"; days may be cut to month or year.
func parseTerm(text, country string) (Term, error) {
	what, when, ok := strings.Cut(text, " ")
	if !ok {
		return Term{}, fmt.Errorf("office %q has no dates", text)
	}
	t := Term{Scope: country}
	if office, scope, ok := strings.Cut(what, "@"); ok {
		what, t.Scope = office, scope
	}
	what, t.Lead = strings.CutSuffix(what, "*")
	t.Office = what
	from, to, ok := strings.Cut(strings.TrimSpace(when), "..")
	if !ok || from != "" && !dateForm.MatchString(from) || to != "" && !dateForm.MatchString(to) {
		return t, fmt.Errorf("dates %q are not FROM..TO with ISO days, months or years", when)
	}
	t.From, t.To = firstDay(from), after(to)
	if t.To != "" && t.From > t.To {
		return t, fmt.Errorf("office %q ends before it begins", text)
	}
	return t, nil
}

// firstDay fills a month or year up to its first day.
func firstDay(date string) string {
	switch len(date) {
	case 4:
		return date + "-01-01"
	case 7:
		return date + "-01"
	}
	return date
}

// after is the day on which a term is over: the given day, or the day after the given month or year.
func after(date string) string {
	switch len(date) {
	case 4:
		return fmt.Sprintf("%04d-01-01", number(date)+1)
	case 7:
		if m := number(date[5:]); m < 12 {
			return fmt.Sprintf("%s-%02d-01", date[:4], m+1)
		}
		return fmt.Sprintf("%04d-01-01", number(date[:4])+1)
	}
	return date
}

func number(digits string) int {
	n := 0
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}

// index ties offices, holders and codes together and returns what does not fit.
func (r *Registry) index() []error {
	var faults []error
	keys := map[string]*Office{}
	for _, o := range r.Offices {
		if keys[o.Key] == nil {
			keys[o.Key] = o
		}
		for _, p := range o.Phrases {
			p = strings.ToLower(p)
			r.phrases[p] = append(r.phrases[p], o)
		}
	}
	// the words of one state come before the words of any
	for _, os := range r.phrases {
		sort.SliceStable(os, func(i, j int) bool { return os[i].Only != nil && os[j].Only == nil })
	}
	for _, e := range r.Entries {
		at := func(format string, args ...any) {
			faults = append(faults, fault(e.File, e.Line, format, args...))
		}
		if !nonState[e.Country] && r.byID[e.Country] == nil {
			at("%s: unknown country %q", e.ID, e.Country)
		}
		for _, t := range e.Terms {
			if keys[t.Office] == nil {
				at("%s: unknown office %q", e.ID, t.Office)
				continue
			}
			if r.byID[t.Scope] == nil {
				at("%s: office %s of unknown %q", e.ID, t.Office, t.Scope)
				continue
			}
			key := t.Scope + " " + t.Office
			r.holders[key] = append(r.holders[key], holder{t, e})
			if t.Lead || t.Office == "leader" || t.Office == "political-leader" {
				r.leads[t.Scope] = append(r.leads[t.Scope], holder{t, e})
			}
		}
	}
	for _, hs := range r.holders {
		sort.SliceStable(hs, func(i, j int) bool { return hs[i].From < hs[j].From })
	}
	for _, hs := range r.leads {
		sort.SliceStable(hs, func(i, j int) bool { return hs[i].From < hs[j].From })
	}
	for _, c := range r.Collectives {
		for _, m := range c.Members {
			if m != "states" && m != "parties" && r.byID[m] == nil {
				faults = append(faults, fault(c.row.File, c.row.Line, "collective %q: unknown member %q", c.Phrase, m))
			}
		}
	}
	return faults
}
