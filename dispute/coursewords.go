package dispute

import (
	"strings"

	"casus/lexicon"
)

// courses are the words of processes.
type courses struct {
	nouns     map[string]string            // lemma -> course
	events    map[string]step              // PLOVER type, type and mode, type and inner type -> course and status
	status    map[string][]phase           // predicates
	nominal   map[string][]phase           // nouns over the course's noun: "the suspension of aid"
	carriers  map[string]bool              // nouns that leave the course what it is: "a round of talks", "an aid package"
	units     map[string]map[string]bool   // nouns that number a course's parts -> courses
	beside    map[string]bool              // prepositions under which a course's noun is not what the predicate tells of
	mutual    map[string]bool              // courses whose steps take two parties
	sided     map[string]bool              // courses that one side has towards another
	to        map[string]bool              // prepositions of the other side
	of        map[string]bool              // prepositions of one's own
	deeds     map[string]map[string]bool   // course -> statuses whose predicates tell a step without the course's noun
	planned   map[string]map[string]string // course -> status -> what it is called while it is to come
	state     map[string]map[string]bool   // course -> statuses that say how the whole stands, not one step
	governors map[string]governor          // predicates above one that tell whether it took place
	lasting   map[string]bool              // words that make a step one that goes on
	arming    map[string]bool              // acts of sending arms
	hosting   map[string]bool              // acts by which a third party brings the sides together
	meeting   map[string]bool              // acts that are talks only where talks are spoken of
	sums      map[string]string            // course -> status of a sum that stands for the whole
	parties   map[string]bool              // sectors of PLOVER that are parties to talks and truces beside states
}

// governor is what a predicate says of the one below it.
type governor int

const (
	unreal  governor = iota // "refused to", "called for": it has not taken place
	ahead                   // "agreed to": it is to come
	through                 // "began to": it takes place as the predicate above does
	telling                 // "announced the end of": the noun below says what happens
)

type step struct {
	course, status string
	named          bool // the course's noun must stand among the words
	told           bool // that, or the verb must be one of the course
}

// phase is a predicate that tells a status: a verb, with an object or particle where second is given.
type phase struct {
	course, status, second string
	negated                bool
}

func loadCourses(lex *lexicon.Set) (*courses, error) {
	t, err := lex.Table("dispute/courses.tsv", "course", "kind", "words")
	if err != nil {
		return nil, err
	}
	c := &courses{nouns: map[string]string{}, events: map[string]step{}, status: map[string][]phase{}, nominal: map[string][]phase{}, carriers: map[string]bool{}, units: map[string]map[string]bool{},
		beside: map[string]bool{}, mutual: map[string]bool{}, sided: map[string]bool{}, to: map[string]bool{}, of: map[string]bool{}, deeds: map[string]map[string]bool{}, planned: map[string]map[string]string{}, state: map[string]map[string]bool{},
		governors: map[string]governor{}, lasting: map[string]bool{}, arming: map[string]bool{}, hosting: map[string]bool{}, meeting: map[string]bool{}, sums: map[string]string{}, parties: map[string]bool{}}
	sets := map[string]map[string]bool{"carrier": c.carriers, "beside": c.beside, "to": c.to, "of": c.of, "lasting": c.lasting, "hosting": c.hosting, "arming": c.arming, "meeting": c.meeting, "parties": c.parties}
	govs := map[string]governor{"unreal": unreal, "ahead": ahead, "through": through, "telling": telling}
	for _, row := range t.Rows {
		course, status, kind := row.Get("course"), row.Get("status"), row.Get("kind")
		if set := sets[kind]; set != nil {
			for _, w := range row.List("words") {
				set[w] = true
			}
			continue
		}
		if gov, ok := govs[kind]; ok {
			for _, w := range row.List("words") {
				c.governors[w] = gov
			}
			continue
		}
		switch kind {
		case "noun":
			for _, w := range row.List("words") {
				c.nouns[w] = course
			}
		case "unit":
			for _, w := range row.List("words") {
				if c.units[w] == nil {
					c.units[w] = map[string]bool{}
				}
				c.units[w][course] = true
			}
		case "sum":
			c.sums[course] = status
		case "mutual":
			c.mutual[course] = true
		case "sided":
			c.sided[course] = true
		case "planned":
			if c.planned[course] == nil {
				c.planned[course] = map[string]string{}
			}
			for _, w := range row.List("words") {
				c.planned[course][w] = status
			}
		case "state", "deeds":
			set := map[string]bool{}
			for _, w := range row.List("words") {
				set[w] = true
			}
			if kind == "state" {
				c.state[course] = set
			} else {
				c.deeds[course] = set
			}
		case "no-event":
			c.events[row.Get("words")] = step{}
		case "event", "event-noun", "event-verb":
			c.events[row.Get("words")] = step{course, status, kind == "event-noun", kind == "event-verb"}
		case "status":
			for _, w := range row.List("words") {
				w, negated := strings.CutSuffix(w, ":neg")
				first, second, _ := strings.Cut(w, " ")
				c.status[first] = append(c.status[first], phase{course, status, second, negated})
			}
		case "nominal":
			for _, w := range row.List("words") {
				c.nominal[w] = append(c.nominal[w], phase{course: course, status: status})
			}
		default:
			return nil, row.Errorf("unknown kind %q", kind)
		}
	}
	return c, nil
}

// nominalOf is what a noun says of a course: its own row first, then that for all.
func (c *courses) nominalOf(noun, course string) string {
	for _, ph := range c.nominal[noun] {
		if ph.course == course {
			return ph.status
		}
	}
	return ""
}
