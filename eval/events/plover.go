package events

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"

	"casus"
	"casus/eval/gold"
)

// Record is a gold record of the PLOVER project (2016): one event of a sentence. Its types carry the names of that year.
type Record struct {
	ID      string
	Text    string
	Event   string
	Words   string `json:"eventText"`
	Mode    string
	Sources actors `json:"source"`
	Targets actors `json:"target"`
}

// actors is a list of actors, or a string where the file has none.
type actors []RecordActor

// UnmarshalJSON takes anything but a list for no actors.
func (a *actors) UnmarshalJSON(b []byte) error {
	if len(b) == 0 || b[0] != '[' {
		return nil
	}
	return json.Unmarshal(b, (*[]RecordActor)(a))
}

// RecordActor is an actor of a record.
type RecordActor struct {
	Text   string `json:"actorText"`
	Code   string
	Sector string
}

// renamed are types that have other names now.
var renamed = map[string]string{"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}

// changed are records whose type the manual of 2.0 changes (docs/codebook.md, "Gold records"): id without prefix -> type.
var changed = map[string]string{
	"SUPPORT-0006": "REQUEST", "SUPPORT-0009": "CONCEDE", "RETREAT-0014": "CONCEDE", "RETREAT-0020": "AGREE", "RETREAT-0022": "AID",
	"DEMAND-0033": "AGREE", "DISAPPROVE-0009": "COERCE", "DISAPPROVE-0010": "COERCE", "REJECT-0006": "COERCE", "PROTEST-0001": "ACCUSE",
	"PROTEST-0019": "COERCE", "PROTEST-0028": "ASSAULT", "SANCTION-0002": "REJECT", "SANCTION-0004": "THREATEN", "SANCTION-0015": "THREATEN",
	"SANCTION-0010": "COERCE", "COERCE-0002": "SANCTION", "COERCE-0004": "ASSAULT", "COERCE-0005": "ASSAULT", "COERCE-0006": "ASSAULT",
	"COERCE-0016": "ASSAULT", "COERCE-0017": "ASSAULT",
}

// nobody are records whose source names no party but the place or the device of an attack by unknown hands; the manual gives such an event
// an unidentified actor, which has no words (docs/codebook.md). Their source is right when none is named.
var nobody = map[string]bool{"ASSAULT-0010": true, "ASSAULT-0011": true, "ASSAULT-0012": true, "ASSAULT-0014": true, "FIGHT-0008": true}

// key is the id without the prefix of the file.
func (x *Record) key() string {
	parts := strings.SplitN(x.ID, "-", 3)
	return parts[len(parts)-1]
}

// Records reads a file of gold records: a JSON array. The record that only documents the file is left out.
func Records(r io.Reader) ([]Record, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var list []json.RawMessage
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), &list); err != nil {
		return nil, fmt.Errorf("records: %w", err)
	}
	seen := map[string]bool{}
	var out []Record
	for i, b := range list {
		var x Record
		if err := json.Unmarshal(b, &x); err != nil {
			return nil, fmt.Errorf("record %d: %w", i+1, err)
		}
		if x.Text == "" {
			continue
		}
		if t, ok := renamed[x.Event]; ok {
			x.Event = t
		}
		if t, ok := changed[x.key()]; ok && !seen[x.ID] {
			x.Event = t
		}
		seen[x.ID] = true
		out = append(out, x)
	}
	return out, nil
}

// Test tells whether the record is kept for testing: half of them, by the hash of the id.
func (x *Record) Test() bool {
	it := gold.Item{ID: x.ID}
	return it.Test(8)
}

// RecordScore counts right records.
type RecordScore struct {
	All, Type, Actors int
	Types             map[string]*Ratio
	Errors            []string
}

// Add holds the events coded for a record's sentence against it: the type is right when an event has it, the actors when one of
// these events names all sources and all targets of the record and the record's roles are kept.
func (s *RecordScore) Add(x *Record, predicted []casus.EventMention) {
	if s.Types == nil {
		s.Types = map[string]*Ratio{}
	}
	s.All++
	typed, acted := false, false
	for i := range predicted {
		e := &predicted[i]
		if e.Type != x.Event {
			continue
		}
		typed = true
		joint := append(append([]casus.ActorRef{}, e.Sources...), e.Targets...)
		if sameActors(x.Sources, x.Targets) || len(e.Targets) == 0 && len(x.Targets) > 0 && len(e.Sources) > 1 {
			acted = acted || names(joint, x.Sources) && names(joint, x.Targets)
		} else {
			from := names(e.Sources, x.Sources)
			if nobody[x.key()] {
				from = named(e.Sources) == 0
			}
			acted = acted || from && names(e.Targets, x.Targets)
		}
	}
	r := s.Types[x.Event]
	if r == nil {
		r = &Ratio{}
		s.Types[x.Event] = r
	}
	r.add(typed)
	if typed {
		s.Type++
	}
	if acted {
		s.Actors++
	}
	if !typed || !acted {
		var got []string
		for i := range predicted {
			e := &predicted[i]
			got = append(got, fmt.Sprintf("%s %s %s > %s (%s)", e.Type, mode(e.Mode), refTexts(e.Sources), refTexts(e.Targets), e.Trigger.Text))
		}
		what := "type"
		if typed {
			what = "actors"
		}
		s.Errors = append(s.Errors, fmt.Sprintf("%s\t%s: want %s %v > %v [%s], got %s\n\t%s", x.ID, what, x.Event, x.Sources, x.Targets, x.Words, strings.Join(got, "; "), x.Text))
	}
}

func sameActors(a, b []RecordActor) bool {
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i].Text != b[i].Text {
			return false
		}
	}
	return true
}

// names reports whether every wanted actor is among the references: by a shared word or, where both have one, by country.
func names(refs []casus.ActorRef, want []RecordActor) bool {
	for _, w := range want {
		hit := false
		for i := range refs {
			if refs[i].Country != "" && refs[i].Country == w.Code || sharesWord(refs[i].Text, w.Text) {
				hit = true
			}
		}
		if !hit {
			return false
		}
	}
	return true
}

func sharesWord(a, b string) bool {
	for _, x := range strings.Fields(a) {
		if len(x) < 3 && (len(x) < 2 || x != strings.ToUpper(x)) {
			continue // "of", "to"; but "UN" and "US" are names
		}
		for _, y := range strings.Fields(b) {
			if strings.EqualFold(strings.Trim(x, "'s."), strings.Trim(y, "'s.")) {
				return true
			}
		}
	}
	return false
}

// Print writes the score.
func (s *RecordScore) Print(w io.Writer) {
	fmt.Fprintf(w, "records %d, type right %.3f, type and actors right %.3f\n", s.All, share(s.Type, s.All), share(s.Actors, s.All))
	types := make([]string, 0, len(s.Types))
	for t := range s.Types {
		types = append(types, t)
	}
	sort.Strings(types)
	for _, t := range types {
		fmt.Fprintf(w, "  %-10s %.2f of %d\n", t, s.Types[t].Share(), s.Types[t].All)
	}
}
