package actor

import (
	"fmt"
	"sort"
	"strings"

	"casus"
	"casus/lexicon"
)

// fault is an error at a line of a data file.
func fault(file string, line int, format string, args ...any) error {
	return &casus.Error{Op: "read data", Kind: casus.KindData, Subject: fmt.Sprintf("%s:%d", file, line), Err: fmt.Errorf(format, args...)}
}

// Check reads the registry and returns all its faults in order of file and line: rows that cannot be read, unknown codes and
// offices, two entries with one id, one name that means two parties of the same kind and country, and two holders of a
// single office on one day.
func Check(lex *lexicon.Set) []error {
	r, faults := load(lex)
	faults = append(faults, r.overlaps()...)
	faults = append(faults, r.sameNames()...)
	faults = append(faults, r.sameNouns()...)
	return faults
}

// overlaps are days on which a single office has two holders.
func (r *Registry) overlaps() []error {
	single := map[string]bool{}
	for _, o := range r.Offices {
		single[o.Key] = single[o.Key] || o.Single
	}
	var faults []error
	for _, key := range sortedKeys(r.holders) {
		hs := r.holders[key]
		if !single[hs[0].Office] {
			continue
		}
		for i := 1; i < len(hs); i++ {
			a, b := hs[i-1], hs[i]
			if a.entry != b.entry && sameMonth(a.To, b.From) {
				continue // one month given for both, the day of the change unknown
			}
			if a.To == "" || b.From < a.To {
				faults = append(faults, fault(b.entry.File, b.entry.Line, "%s holds %s from %s, but %s (%s:%d) holds it until %q", b.entry.ID, key, b.From, a.entry.ID, a.entry.File, a.entry.Line, a.To))
			}
		}
	}
	return faults
}

// sameMonth reports whether a term that is over at the first day after a month meets one that begins with that month.
func sameMonth(to, from string) bool {
	return len(from) == 10 && from[8:] == "01" && to == after(from[:7])
}

// sameNames are names that two entries of one kind and country share, so that nothing in a report could tell them apart.
func (r *Registry) sameNames() []error {
	var faults []error
	seen := map[string]*Entry{}
	for _, e := range r.Entries {
		own := map[string]bool{}
		for _, n := range append([]string{e.Name}, e.Aliases...) {
			key := e.Kind + " " + e.Country + " " + strings.Join(r.key(n), " ")
			if own[key] {
				continue
			}
			own[key] = true
			if old := seen[key]; old != nil && old != e {
				faults = append(faults, fault(e.File, e.Line, "%q means %s and %s (%s:%d)", n, e.ID, old.ID, old.File, old.Line))
			}
			seen[key] = e
		}
	}
	return faults
}

func (r *Registry) sameNouns() []error {
	var faults []error
	seen := map[string]*Agent{}
	for _, a := range r.Agents {
		if old := seen[a.Noun]; old != nil {
			faults = append(faults, fault(a.row.File, a.row.Line, "noun %q stands at %s:%d already", a.Noun, old.row.File, old.row.Line))
		}
		seen[a.Noun] = a
	}
	return faults
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
