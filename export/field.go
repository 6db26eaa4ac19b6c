package export

import (
	"fmt"
	"strconv"
	"strings"

	"casus"
)

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func short(hash string) string { return hash[:min(len(hash), 12)] }

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func refs(list []casus.ActorRef, field func(casus.ActorRef) string) string {
	parts := make([]string, len(list))
	for i, a := range list {
		if parts[i] = field(a); parts[i] == "" {
			parts[i] = "?"
		}
	}
	return strings.Join(parts, Sep)
}

func actorOf(a casus.ActorRef) string   { return a.Actor }
func countryOf(a casus.ActorRef) string { return a.Country }
func sectorOf(a casus.ActorRef) string  { return a.Sector }

// nameOf is the resolved name, else the report's words.
func nameOf(a casus.ActorRef) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Text
}

func timeOf(t *casus.EventTime) casus.EventTime {
	if t == nil {
		return casus.EventTime{}
	}
	return *t
}

func placeOf(e *casus.EventMention) casus.EventPlace {
	if e.Place == nil {
		return casus.EventPlace{}
	}
	return *e.Place
}

func sourceOf(s *casus.Statement) casus.StatementSource {
	if s.Source == nil {
		return casus.StatementSource{}
	}
	return *s.Source
}

func evidence(e *casus.Evidence) casus.Evidence {
	if e == nil {
		return casus.Evidence{}
	}
	return *e
}

func spans(ss casus.Spans) string {
	parts := make([]string, len(ss))
	for i, s := range ss {
		parts[i] = fmt.Sprintf("%d-%d", s.Start, s.End)
	}
	return strings.Join(parts, Sep)
}

func bound(x *float64) string {
	if x == nil {
		return ""
	}
	return number(*x)
}

func partyName(a *casus.ActorRef) string {
	if a == nil {
		return ""
	}
	return nameOf(*a)
}
